import type { JsonMap } from '../../packages/catalog/src/index.ts'
import { at } from '../json.ts'
import type { Cell } from '../types.ts'
import { ask, judge, type Question } from './ask.ts'
import { says } from './says.ts'

/** Several pieces that join to the whole answer, and the end mark. */
export async function stream(question: Question): Promise<Cell> {
  const reply = await ask(question, '/v1/chat/completions', (mark) => ({
    stream: true,
    messages: [{ role: 'user', content: `${mark} hello` }],
  }))
  return judge(reply, ({ text }) => {
    const lines = text.split('\n').filter((line) => line.startsWith('data: '))
    if (!lines.some((line) => line.startsWith('data: [DONE]'))) return 'the stream has no [DONE]'
    const events: readonly JsonMap[] = lines
      .filter((line) => line.startsWith('data: {'))
      .map((line) => JSON.parse(line.slice(6)))
    const pieces = events
      .map((event) => at(event, 'choices.0.delta.content'))
      .filter((piece) => typeof piece === 'string')
    const filled = pieces.filter((piece) => piece !== '')
    return filled.length < (question.simulator ? 2 : 1)
      ? `${filled.length} pieces of text`
      : says(filled.join(''), 'ok from', question)
  })
}
