import type { Json } from '@copilot-sync/catalog'
import type { Answer } from '../call.ts'

export function answerJson(body: Json, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, chunks: [JSON.stringify(body)] }
}
