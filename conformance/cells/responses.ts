import type { Json } from '../../packages/catalog/src/index.ts'
import { at } from '../json.ts'
import type { Cell } from '../types.ts'
import { ask, judge, type Question } from './ask.ts'
import { says } from './says.ts'

export async function responses(question: Question): Promise<Cell> {
  const reply = await ask(question, '/v1/responses', (mark) => ({ input: `${mark} hello` }))
  return judge(reply, ({ json }) => {
    const output = json['output']
    const items: readonly Json[] = Array.isArray(output) ? output : []
    const message = items.find((item) => at({ item }, 'item.type') === 'message')
    return says(at({ item: message ?? null }, 'item.content.0.text'), 'ok from', question)
  })
}
