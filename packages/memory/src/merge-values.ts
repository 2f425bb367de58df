import { isMap, type Json } from '@copilot-sync/catalog'
import { type PathTree, stepInto } from './path-tree.ts'

/** Two values that differ, or agree, at a path; undefined = absent. Gives the one that is to stand there. */
export type Judge = (stable: Json | undefined, now: Json | undefined, keys: readonly string[]) => Json | undefined

/** Walks two reduced models side by side and asks about every value that is read; what is only shown is taken as it is now. */
export function mergeValues(
  stable: Json | undefined,
  now: Json | undefined,
  tree: PathTree,
  judge: Judge,
  keys: readonly string[] = [],
): Json | undefined {
  const deeper = isMap(stable) ? now === undefined || isMap(now) : stable === undefined && isMap(now)
  if (!deeper) return tree.kind === 'shown' ? now : judge(stable, now, keys)
  const was = isMap(stable) ? stable : {}
  const is = isMap(now) ? now : {}
  const out: Record<string, Json> = {}
  let empty = true
  for (const key of keysOf(was, is)) {
    const next = stepInto(tree, key)
    const isSame = next && was[key] === is[key]
    const value = isSame ? is[key] : next && mergeValues(was[key], is[key], next, judge, [...keys, key])
    if (value === undefined) continue
    out[key] = value
    empty = false
  }
  return empty ? undefined : out
}

/** Both are sorted, and nearly always the same. */
function keysOf(was: object, is: object): string[] {
  const [before, now] = [Object.keys(was), Object.keys(is)]
  const isSame = before.length === now.length && before.every((key, index) => key === now[index])
  return isSame ? now : [...new Set([...before, ...now])].sort()
}
