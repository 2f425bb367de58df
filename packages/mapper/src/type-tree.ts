import { type CatalogModel, type CatalogPath, isMap, isOfType, type Json, type ValueTypes } from '@copilot-sync/catalog'
import type { UnreadableValue } from './mapping.ts'
import type { Rule } from './rule.ts'

/** What rules say that the paths hold, step by step: one walk of a model finds all that is of another type. */
export interface TypeTree {
  /** Of each rule that says so; the first counts for rules that say nothing. */
  readonly types: readonly ValueTypes[]
  readonly below: ReadonlyMap<string, TypeTree>
}

/** A value that cannot be read, with the typed paths for which it stands. */
export interface Unreadable extends UnreadableValue {
  readonly leaves: readonly CatalogPath[]
}

interface Growing {
  readonly types: ValueTypes[]
  readonly below: Map<string, Growing>
}

export function typeTree(rules: readonly Rule[]): TypeTree {
  const root: Growing = { types: [], below: new Map() }
  for (const [path, types] of rules.flatMap((rule) => Object.entries(rule.types ?? {}))) {
    let tree = root
    for (const step of path.split('.')) {
      let next = tree.below.get(step)
      if (!next) tree.below.set(step, (next = { types: [], below: new Map() }))
      tree = next
    }
    tree.types.push(types)
  }
  return root
}

/** The values of a model that at least one of the rules cannot read. null states nothing. */
export function findUnreadable(tree: TypeTree, model: CatalogModel): Unreadable[] {
  const found: Unreadable[] = []
  for (const [key, below] of tree.below) walk(below, Object.hasOwn(model, key) ? model[key] : undefined, key)
  return found

  function walk({ types, below }: TypeTree, value: Json | undefined, path: CatalogPath): void {
    if (value === undefined || value === null) return
    if (types.some((one) => !isOfType(value, one))) found.push({ model: model.id, path, value, leaves: [path] })
    else if (isMap(value))
      for (const [key, next] of below) walk(next, Object.hasOwn(value, key) ? value[key] : undefined, `${path}.${key}`)
    else if (below.size > 0) found.push({ model: model.id, path, value, leaves: [...leavesOf(below, path)] })
  }
}

function* leavesOf(below: TypeTree['below'], path: CatalogPath): Generator<CatalogPath> {
  for (const [key, tree] of below) {
    if (tree.types.length > 0) yield `${path}.${key}`
    yield* leavesOf(tree.below, `${path}.${key}`)
  }
}
