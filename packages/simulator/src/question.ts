import type { JsonMap } from '@copilot-sync/catalog'
import type { Call } from './call.ts'

/** An inference request with the model it is for. */
export interface Question {
  readonly call: Call
  readonly body: JsonMap
  readonly endpoint: Endpoint
  readonly model: JsonMap
  readonly images: number
  readonly tools: readonly JsonMap[]
  /** The reasoning effort asked for. */
  readonly effort: string | undefined
}

export type Endpoint = '/chat/completions' | '/responses' | '/v1/messages' | '/embeddings'
