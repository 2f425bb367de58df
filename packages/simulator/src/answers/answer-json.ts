import type { Answer } from '../call.ts'
import type { Json } from '../types.ts'

export function answerJson(body: Json, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, chunks: [JSON.stringify(body)] }
}
