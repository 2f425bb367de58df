import type { Json, JsonMap as JsonObject } from '@copilot-sync/catalog'
import type { WantedEntry } from '@copilot-sync/plan'
import { isObject } from './emit-value.ts'

export type { JsonObject }

type Tree = Map<string, Json | Tree>

/**
 * A copy with these values at their dotted paths, one after the other; undefined removes what is there. What stands in
 * the way of a path is replaced.
 */
export function setPaths(
  data: JsonObject,
  changes: readonly { readonly path: string; readonly value: Json | undefined }[],
): JsonObject {
  const top: Tree = new Map(Object.entries(data))
  for (const { path, value } of changes) put(top, path.split('.'), value)
  return plain(top)
}

function put(tree: Tree, [key = '', ...rest]: readonly string[], value: Json | undefined): void {
  if (rest.length > 0) {
    const inner = tree.get(key)
    const isTree = inner instanceof Map
    if (!isTree && value === undefined && !isObject(inner)) return
    const below: Tree = isTree ? inner : new Map(Object.entries(isObject(inner) ? inner : {}))
    tree.set(key, below)
    put(below, rest, value)
  } else if (value === undefined) tree.delete(key)
  else tree.set(key, value)
}

const plain = (tree: Tree): JsonObject =>
  Object.fromEntries(Array.from(tree, ([key, value]) => [key, value instanceof Map ? plain(value) : value]))

/** An entry as data: its name, then its fields at their dotted paths, in the order given. */
export function entryData(entry: WantedEntry): JsonObject {
  return setPaths({ model_name: entry.name }, entry.fields)
}
