import type { Json } from '@copilot-sync/catalog'
import type { Arranged } from '../arrange-rules.ts'
import { matches } from '../matches.ts'
import type { Advice, ModelView } from '../rule.ts'
import { selectModel } from '../select-model.ts'

/** What a person can do so that a rule lets a model in. */
export interface Advised {
  readonly what: string
  /** A line of the settings; null: something else is to be done, then a sync. */
  readonly settings: string | null
}

/** The first advice of the rule that counts for a model which it leaves out; null where the rule has nothing to say of it. */
export function advise(model: ModelView, use: Arranged['selects'][number]): Advised | 'none' | null {
  const { advice } = use.rule
  if (advice === undefined) return null
  for (const one of advice) {
    const settings = lineOf(one, model, use)
    if (settings !== undefined) return { what: one.what, settings }
  }
  return 'none'
}

/** undefined where the advice does not count. */
function lineOf(
  one: Advice,
  model: ModelView,
  { rule, options }: Arranged['selects'][number],
): string | null | undefined {
  if (one.do === 'elsewhere') return null
  const given = new Map<string, unknown>(Object.entries(Object(options)))
  const line = (value: Json): string => `${one.key}: ${JSON.stringify(value)}`
  if (one.do === 'set') {
    const changed = Object.fromEntries(given.set(one.key, one.value))
    return letsIn(() => selectModel(model, { rule, options: changed })) ? line(one.value) : undefined
  }
  const value = given.get(one.key)
  const globs = Array.isArray(value) ? value.filter((glob) => typeof glob === 'string') : []
  if (one.do === 'list') return line([...globs, model.id])
  const others = globs.filter((glob) => !matches(glob, model.id))
  return others.length < globs.length ? line(others) : undefined
}

function letsIn(select: () => string | undefined): boolean {
  try {
    return select() === undefined
  } catch {
    return false
  }
}
