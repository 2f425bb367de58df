import { at } from '../json.ts'
import type { Cell } from '../types.ts'
import { ask, judge, type Question } from './ask.ts'

/** An answer is not enough: LiteLLM drops efforts silently, so the upstream must have seen it. */
export async function effort(question: Question): Promise<Cell> {
  const wanted = question.model.effort ?? ''
  const reply = await ask(question, '/v1/chat/completions', (mark) => ({
    messages: [{ role: 'user', content: `${mark} think` }],
    reasoning_effort: wanted,
  }))
  return judge(reply, ({ upstream }) => {
    if (question.simulator === undefined) return undefined
    const body = upstream.at(-1)?.body ?? null
    const seen = at({ body }, 'body.reasoning_effort') ?? at({ body }, 'body.reasoning.effort')
    return seen === wanted ? undefined : `effort ${wanted} arrived as ${JSON.stringify(seen ?? null)}`
  })
}
