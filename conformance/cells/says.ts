import type { Json } from '../../packages/catalog/src/index.ts'
import type { Question } from './ask.ts'

/** The simulator's line names the model that it served and what it saw; of the real service any text will do. */
export function says(value: Json | undefined, part: string, { model, simulator }: Question): string | undefined {
  const text = typeof value === 'string' ? value : ''
  if (simulator === undefined)
    return text === '' ? `no text: ${JSON.stringify(value ?? null).slice(0, 200)}` : undefined
  if (text.includes(`ok from ${model.id} `) && text.includes(part)) return undefined
  return `expected "ok from ${model.id} … ${part}", got ${JSON.stringify(value ?? null)?.slice(0, 200)}`
}
