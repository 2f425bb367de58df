import type { Json } from '@copilot-sync/plan'
import { sameJson } from '../same-json.ts'

/**
 * The indexes of the items of `now` that `wanted` begins with, in order, the others left out; undefined where `wanted`
 * keeps none, so that it is another list altogether.
 */
export function subsequence(now: readonly Json[], wanted: readonly Json[]): readonly number[] | undefined {
  const kept: number[] = []
  now.forEach((item, index) => {
    if (kept.length < wanted.length && sameJson(item, wanted[kept.length])) kept.push(index)
  })
  return kept.length > 0 || wanted.length === 0 || now.length === 0 ? kept : undefined
}
