import type { Answer } from '../call.ts'
import { answerJson } from './answer-json.ts'

/** Refusals of inference come as an envelope with a code. */
export function refuse(code: string, message: string, param: string | null = null): Answer {
  return answerJson({ error: { message, code, param, type: 'invalid_request_error' } }, 400)
}

/** Refusals before a model is looked at come as bare text. */
export function refuseText(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, chunks: [`${text}\n`] }
}
