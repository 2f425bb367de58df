import { SyncError } from '@copilot-sync/errors'
import { linesOf } from '@copilot-sync/pyyaml'
import { commentsWithin } from '../comments-within.ts'
import type { ParsedConfig } from '../config-types.ts'
import type { Quotes } from '../emit-value.ts'
import type { Edit } from './edits.ts'
import { eolAt, nextLine } from './line-at.ts'

/** What all steps of one patch share; edits are only collected. */
export interface PatchContext {
  readonly config: ParsedConfig
  readonly text: string
  readonly edits: Edit[]
  /** Columns of one level of nesting, as in the neighbours. */
  readonly step: number
  /** How texts are quoted where no nearer neighbour tells. */
  readonly quotes: Quotes
  /** Top-level keys to append, after all other edits: what else is written at the document's end goes before them. */
  readonly tops: TopKey[]
}

/** A new top-level key: as lines for a column, and as flow text for a document in braces. */
interface TopKey {
  lines(column: number): readonly string[]
  readonly flow: string
}

export function unsafe(config: ParsedConfig, offset: number, message: string): never {
  throw new SyncError('UNSAFE_EDIT', message, {
    hint: 'change this place by hand, or rewrite it in the plain way (no anchors, one field a line), and run again',
    place: config.document.placeOf(offset),
  })
}

/**
 * Inserts lines at `offset`, the start of a line or the end of the text; at `instead` where the text ends inside a block
 * scalar that one more line break would change.
 */
export function insertLines(context: PatchContext, end: number, lines: readonly string[], instead?: number): void {
  const { text, config, edits } = context
  const open = end === text.length && config.document.openAtEnd
  const offset = open ? instead : end
  if (offset === undefined) {
    return unsafe(
      config,
      end,
      'the text ends inside a block scalar without a line break; one more line would change it',
    )
  }
  const eol = eolAt(text, Math.max(offset - 1, 0))
  edits.push({ start: offset, end: offset, text: lines.map((line) => line + eol).join(''), lines: true })
}

/** Removes whole lines but keeps the comments in them, each on a line of its own. */
export function dropLines(context: PatchContext, start: number, end: number, column: number): void {
  const { text, edits, config } = context
  const from = linesOf(text).startOf(start)
  const to = nextLine(text, end)
  const kept = commentsWithin(config.document.comments, from, to)
  const eol = eolAt(text, start)
  const lines = kept.map((comment) => ' '.repeat(column) + text.slice(comment.start, comment.end) + eol)
  edits.push({ start: from, end: to, text: lines.join('') })
}
