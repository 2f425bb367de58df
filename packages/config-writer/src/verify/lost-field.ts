import { keyName, type Node, type Pair } from '@copilot-sync/pyyaml'
import type { Changes } from '../changes.ts'
import { endOf } from '../patch/reconcile.ts'

interface Side {
  readonly text: string
  readonly node: Node
}

interface Field {
  readonly path: string
  readonly start: number
}

/** A field of a changed entry that the update does not name, and whose characters would differ. */
export function lostField(was: Side, is: Side, { fields }: Changes['update'][number]): Field | undefined {
  return lost(
    was,
    is,
    fields.map(({ path }) => path),
  )
}

/** Merged fields (`<<`) may be written out. */
function lost(was: Side, is: Side | undefined, paths: readonly string[]): Field | undefined {
  if (was.node.kind !== 'map') return undefined
  const now = is?.node.kind === 'map' ? is.node.pairs : []
  for (const pair of was.node.pairs) {
    if (pair.key.tag === 'merge') continue
    const name = keyName(pair.key)
    const inner = paths.flatMap((path) => (path.startsWith(name) ? [path.slice(name.length)] : []))
    if (inner.includes('')) continue
    const found = now.find(({ key }) => key.tag !== 'merge' && keyName(key) === name)
    const below = inner.flatMap((path) => (path.startsWith('.') ? [path.slice(1)] : []))
    if (below.length > 0) {
      const field = lost({ ...was, node: pair.value }, is && found && { ...is, node: found.value }, below)
      if (field) return { ...field, path: `${name}.${field.path}` }
    } else if (!is || !found || textOf(is.text, found) !== textOf(was.text, pair)) {
      return { path: name, start: pair.start }
    }
  }
  return undefined
}

function textOf(text: string, pair: Pair): string {
  return text.slice(pair.start, endOf(pair))
}
