import type { Json } from './json.ts'

/** Whether lists and maps lie within each other at more than so many levels. It looks no deeper than that. */
export function isDeeperThan(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values<Json>(value).some((item) => isDeeperThan(item, levels - 1))
}
