import { at } from '../json.ts'
import type { Cell } from '../types.ts'
import { ask, judge, type Question } from './ask.ts'
import { says } from './says.ts'

export async function text(question: Question): Promise<Cell> {
  const reply = await ask(question, '/v1/chat/completions', (mark) => ({
    messages: [{ role: 'user', content: `${mark} hello` }],
  }))
  return judge(reply, ({ json }) => says(at(json, 'choices.0.message.content'), 'ok from', question))
}
