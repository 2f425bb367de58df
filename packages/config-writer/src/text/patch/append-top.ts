import type { MapNode } from '../yaml/node.ts'
import { columnOf, insertLines, type PatchContext } from './context.ts'
import { editFlow, type FlowCollection } from './flow-elements.ts'
import { endOf } from './reconcile.ts'

/** Appends a top-level key at the end of the document: as lines for a column, or as flow text inside braces. */
export function appendTop(context: PatchContext, lines: (column: number) => readonly string[], flow: string): void {
  const { config, text } = context
  const { root, end } = config.document
  if (root.style === 'block') insertLines(context, end, lines(columnOf(text, root.contentStart)))
  else editFlow(context, rootElements(root), new Set(), [flow])
}

export function rootElements(root: MapNode): FlowCollection {
  const elements = root.pairs.map((pair) => ({ start: pair.start, end: endOf(pair), comma: pair.comma }))
  return { open: root.contentStart, end: root.end, elements }
}
