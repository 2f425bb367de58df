import type { Node } from '@copilot-sync/pyyaml'
import { insertLines, type PatchContext } from './context.ts'
import { skipDeeperComments } from './entry-lines.ts'
import { editFlow, type FlowCollection } from './flow-elements.ts'
import { columnOf } from './line-at.ts'
import { beforeLast, endOf } from './reconcile.ts'

/** Appends the new top-level keys at the end of the document. */
export function appendTops(context: PatchContext): void {
  const { config, text, tops } = context
  const { root, end } = config.document
  if (tops.length === 0) return
  if (root.style === 'block') {
    const column = columnOf(text, root.contentStart)
    const lines = tops.flatMap((each) => each.lines(column))
    const above = beforeLast(text, root)
    insertLines(context, end, lines, above && skipDeeperComments(text, above, column))
  } else
    editFlow(
      context,
      rootElements(root),
      new Set(),
      tops.map(({ flow }) => ({ line: flow })),
    )
}

export function rootElements(root: Node<'map'>): FlowCollection {
  const elements = root.pairs.map((pair) => ({ start: pair.start, end: endOf(pair), comma: pair.comma }))
  return { open: root.contentStart, end: root.end, elements }
}
