import type { ParsedConfig, ParsedEntry } from '../config-types.ts'
import type { MapNode, Node } from '../yaml/node.ts'
import { columnOf, isFirstOnLine } from './context.ts'

/** How an entry of a block list is laid out, in columns. */
export interface EntryLook {
  /** From `-` to the keys. */
  readonly keys: number
  /** One level of nesting. */
  readonly step: number
}

const PLAIN_LOOK: EntryLook = { keys: 2, step: 2 }

function isOurs(entry: ParsedEntry): boolean {
  return entry.managedBy === 'copilot-sync'
}

/** Where new entries stand: behind the last of ours, else at the end; in a flow list always at the end. */
export function insertionIndex(config: ParsedConfig): number {
  const last = config.listStyle === 'flow' ? -1 : config.entries.findLastIndex(isOurs)
  return last < 0 ? config.entries.length : last + 1
}

/** The look that new entries take: that of the last entry of ours, else of the last that has lines for its fields. */
export function listLook(config: ParsedConfig): EntryLook {
  const models = [config.entries.findLast(isOurs), ...config.entries.slice(-5).toReversed()]
  for (const entry of models) {
    const node = entry?.node()
    if (entry && node?.kind === 'map' && node.style === 'block') return lookOf(config.text, node, entry.start)
  }
  return PLAIN_LOOK
}

export function lookOf(text: string, node: Node, dash: number): EntryLook {
  if (node.kind !== 'map' || node.style !== 'block') return PLAIN_LOOK
  const first = columnOf(text, node.contentStart)
  return { keys: Math.max(first - columnOf(text, dash), 2), step: stepOf(text, node) ?? PLAIN_LOOK.step }
}

function stepOf(text: string, map: MapNode): number | undefined {
  for (const { start, value } of map.pairs) {
    if (value.kind !== 'map' || value.style !== 'block' || !isFirstOnLine(text, value.contentStart)) continue
    const step = columnOf(text, value.contentStart) - columnOf(text, start)
    if (step > 0) return step
  }
  return undefined
}
