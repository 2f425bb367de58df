import type { Call } from '../call.ts'
import type { JsonObject } from '../types.ts'

/** An inference request with the model it is for. */
export interface Question {
  readonly call: Call
  readonly body: JsonObject
  readonly endpoint: Endpoint
  readonly model: JsonObject
  readonly images: number
  readonly tools: readonly JsonObject[]
  /** The reasoning effort asked for. */
  readonly effort: string | undefined
}

export type Endpoint = '/chat/completions' | '/responses' | '/v1/messages' | '/embeddings'
