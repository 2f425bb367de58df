import type { Plan } from '@copilot-sync/plan'
import type { ParsedConfig, ParsedEntry } from '../config-types.ts'
import { endOf } from '../patch/reconcile.ts'
import { isMergeKey, keyName } from '../yaml/key-name.ts'
import type { Node } from '../yaml/node.ts'

interface Field {
  readonly path: string
  readonly start: number
  readonly end: number
}

/** A field of a changed entry that the update does not name, and whose characters would differ. */
export function lostField(
  before: ParsedConfig,
  entry: ParsedEntry,
  after: ParsedConfig,
  changed: ParsedEntry,
  { fields }: Plan['update'][number],
): Field | undefined {
  const paths = fields.map(({ path }) => path)
  const now = new Map(untouched(changed.node(), '', paths).map((field) => [field.path, textOf(after, field)]))
  return untouched(entry.node(), '', paths).find((field) => now.get(field.path) !== textOf(before, field))
}

/** The outermost fields that no path leads into. Merged ones (`<<`) may be written out. */
function untouched(node: Node, above: string, paths: readonly string[]): readonly Field[] {
  if (node.kind !== 'map') return []
  return node.pairs.flatMap((pair) => {
    if (isMergeKey(pair.key)) return []
    const path = above + keyName(pair.key)
    if (paths.includes(path)) return []
    if (paths.some((each) => each.startsWith(`${path}.`))) return untouched(pair.value, `${path}.`, paths)
    return [{ path, start: pair.start, end: endOf(pair) }]
  })
}

function textOf({ text }: ParsedConfig, { start, end }: Field): string {
  return text.slice(start, end)
}
