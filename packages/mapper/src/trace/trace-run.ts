import type { CatalogPath, Json } from '@copilot-sync/catalog'
import { messageOf } from '../message-of.ts'
import type { ModelView } from '../rule.ts'
import { recordReads, type Source, withoutPaths } from './record-reads.ts'

/** What a rule says: a value for each key, or the message of what it threw. */
type Answer = ReadonlyMap<string, Json> | string

export interface TracedRun {
  readonly answer: Answer
  /** Everything that it looked at. */
  readonly read: readonly Source[]
  /** The paths that decide the value of a key. */
  sourcesOf(key: string): Source[]
}

/**
 * Runs a rule and finds out by what its answers come about: it is run anew without one path at a time. A path decides when
 * the answer is another without it; where several say the same, those do that suffice alone; where none of them matters,
 * it is all that was looked at.
 */
export function traceRun(model: ModelView, run: (model: ModelView) => ReadonlyMap<string, Json>): TracedRun {
  const reads = new Map<CatalogPath, Json>()
  const attempt = (view: ModelView): Answer => {
    try {
      return run(view)
    } catch (cause) {
      return messageOf(cause)
    }
  }
  const answer = attempt(recordReads(model, reads))
  const read = [...reads].map(([path, value]) => ({ path, value }))
  const stated = read.filter(({ path, value }) => path !== 'id' && value !== null).map(({ path }) => path)
  const asIf = (hidden: readonly CatalogPath[]): Answer => attempt(withoutPaths(model, new Set(hidden)))

  let trials: { without: ReadonlyMap<CatalogPath, Answer>; only: ReadonlyMap<CatalogPath, Answer>; bare: Answer }
  const tryOut = (): typeof trials => {
    trials ??= {
      without: new Map(stated.map((path) => [path, asIf([path])])),
      only: new Map(stated.map((path) => [path, asIf(stated.filter((other) => other !== path))])),
      bare: asIf(stated),
    }
    return trials
  }
  const sourcesOf = (key: string): Source[] => {
    const { without, only, bare } = tryOut()
    const same = (other: Answer | undefined): boolean => at(other, key) === at(answer, key)
    const pick = (paths: readonly CatalogPath[]): Source[] => read.filter(({ path }) => paths.includes(path))
    const needed = stated.filter((path) => !same(without.get(path)))
    if (needed.length > 0) return pick(needed)
    if (same(bare)) return [...read]
    const enough = stated.filter((path) => same(only.get(path)))
    return pick(enough.length > 0 ? enough : stated)
  }
  return { answer, read, sourcesOf }
}

const at = (answer: Answer | undefined, key: string): string | undefined =>
  typeof answer === 'string' ? answer : JSON.stringify(answer?.get(key))
