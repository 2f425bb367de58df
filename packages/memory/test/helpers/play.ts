import type { CatalogModel } from '@copilot-sync/catalog'
import { type Basis, type Memory, newMemory, type Observation, settle, type Settled } from '@copilot-sync/memory'

export const DAY = 86_400_000
export const START = Date.parse('2026-03-01T00:00:00Z')

export interface Step {
  readonly at: number
  readonly models: readonly CatalogModel[]
  readonly ineligible?: Readonly<Record<string, string>>
  readonly basis?: Partial<Basis> | undefined
}

export const basis = {
  apiBase: 'https://api.test.invalid',
  apiVersion: '2026-06-01',
  account: 'f00d',
  ruleVersion: '1',
}

export type Options = Parameters<typeof settle>[2]

export const options: Options = { reads: ['limits.*', 'endpoints', 'policy.state'], shown: ['name'] }

export function observe({ at, models, ineligible = {}, basis: own }: Step): Observation {
  return { ...basis, ...own, at, models, ineligible: new Map(Object.entries(ineligible)) }
}

export interface Played {
  readonly settled: Settled
  /** Ids of the models that a config has after this step. */
  readonly served: readonly string[]
}

/** Fetch after fetch, each with the memory and the config that the one before left. */
export function play(
  steps: readonly Step[],
  own: Partial<Options> = {},
  memory: Memory = newMemory('salt'),
  config: readonly string[] = [],
): Played[] {
  const played: Played[] = []
  let now = memory
  let known = config
  for (const step of steps) {
    const settled = settle(now, observe(step), { ...options, known, ...own })
    known = servedIn(settled, step)
    now = settled.memory
    played.push({ settled, served: known })
  }
  return played
}

/** What a config follows: usable models, and held ones. */
function servedIn({ models, held, heldAsTheyAre }: Settled, { ineligible = {} }: Step): string[] {
  const kept = new Set(held.flatMap(({ id, path }) => (path === null ? [id] : [])))
  const usable = models.map(({ id }) => id).filter((id) => kept.has(id) || !Object.hasOwn(ineligible, id))
  return [...new Set([...usable, ...heldAsTheyAre])].sort((a, b) => (a < b ? -1 : 1))
}

export function last<T>(items: readonly T[]): T {
  const item = items.at(-1)
  if (item === undefined) throw new Error('an empty list')
  return item
}

/** How often a list changes, its first appearance included. */
export function countChanges(lists: readonly (readonly string[])[]): number {
  const texts = lists.map((list) => [...list].sort().join(' '))
  return texts.filter((text, index) => text !== texts[index - 1]).length
}
