import { at } from '../json.ts'
import type { Cell } from '../types.ts'
import { ask, judge, type Question } from './ask.ts'
import { says } from './says.ts'

export async function messages(question: Question): Promise<Cell> {
  const reply = await ask(question, '/v1/messages', (mark) => ({
    max_tokens: 64,
    messages: [{ role: 'user', content: `${mark} hello` }],
  }))
  return judge(reply, ({ json }) => says(at(json, 'content.0.text'), 'ok from', question))
}
