import { stepsOf } from '@copilot-sync/catalog'

/** Which paths of a model are remembered, step by step. */
export interface PathTree {
  /** All below this step is remembered: what is read settles, what is only shown does not. */
  readonly kind: 'read' | 'shown' | null
  readonly below: ReadonlyMap<string, PathTree>
}

interface Growing {
  kind: PathTree['kind']
  below: Map<string, Growing>
}

const none: ReadonlyMap<string, PathTree> = new Map()
const whole = { read: { kind: 'read', below: none }, shown: { kind: 'shown', below: none } } as const

export function pathTree(reads: readonly string[], shown: readonly string[] = []): PathTree {
  const root: Growing = { kind: null, below: new Map() }
  for (const path of reads) grow(root, path, 'read')
  for (const path of shown) grow(root, path, 'shown')
  return root
}

/** The tree one step further; undefined where nothing is remembered. */
export function stepInto(tree: PathTree, key: string): PathTree | undefined {
  return tree.below.get(key) ?? (tree.kind === null ? undefined : whole[tree.kind])
}

function grow(root: Growing, path: string, kind: 'read' | 'shown'): void {
  let tree = root
  for (const step of stepsOf(path)) {
    if (tree.kind === 'read') return
    let next = tree.below.get(step)
    if (!next) tree.below.set(step, (next = { kind: null, below: new Map() }))
    tree = next
  }
  tree.kind ??= kind
}
