import type { FieldChange } from '@copilot-sync/plan'
import { keyName, linesOf, type Node, type Pair } from '@copilot-sync/pyyaml'
import type { ParsedConfig, ParsedEntry } from '../../src/index.ts'
import { insertionIndex } from '../../src/patch/look-of.ts'
import type { Changes } from '../helpers.ts'

interface Span {
  readonly start: number
  readonly end: number
  /** Between its start and end, what of it stays. */
  readonly inner: readonly string[]
}

/**
 * The parts of a text that a plan has no business with, in their order: what lies between the entries and keys that it
 * names, and the fields that it does not name in an entry that changes. Found without the help of the package's check.
 */
export function partsToKeep(config: ParsedConfig, changes: Changes): string[] {
  const { text, document } = config
  if (document.root.style === 'flow') return flowParts(config, changes)
  const parts: string[] = []
  let from = 0
  for (const { start, end, inner } of spansOf(config, changes).toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(text.slice(from, start), ...inner)
    from = end
  }
  return [...parts, text.slice(from)].map((part) => part.replaceAll(/^[\s\x85]+|[\s\x85]+$/g, ''))
}

function spansOf(config: ParsedConfig, changes: Changes): Span[] {
  const { text, entries, document, listStyle } = config
  const removed = new Set(changes.remove.map(({ index }) => index))
  const wholeList = changes.add.length + removed.size > 0 && listStyle !== 'block'
  const all = removed.size === entries.length && removed.size > 0
  const tops = document.root.pairs.flatMap((pair): Span[] => {
    const { start, key, value } = pair
    if (pair === document.list) {
      if (wholeList) return [{ start, end: bareEnd(text, endOf(pair)), inner: entryParts(config, changes) }]
      return all && changes.add.length === 0 ? [{ start: key.end, end: value.contentStart, inner: [] }] : []
    }
    const named = changes.other.length > 0 && key.tag !== 'merge' && keyName(key) === 'litellm_settings'
    return named ? [{ start, end: linesOf(text).endOf(endOf(pair)), inner: [] }] : []
  })
  if (wholeList) return [...tops, ...appended(config, changes)]
  const spans = entries.flatMap((entry): Span[] => {
    if (removed.has(entry.index)) return [{ start: entry.start, end: belowOf(text, entry), inner: [] }]
    const update = changes.update.find(({ index }) => index === entry.index)
    const end = listStyle === 'block' ? linesOf(text).endOf(entry.end) : entry.end
    return update ? [{ start: entry.start, end, inner: leavesOf(text, entry, update) }] : []
  })
  const before = entries[insertionIndex(config) - 1]
  const at = before ? belowOf(text, before) : linesOf(text).endOf(document.list?.colon ?? 0)
  return [
    ...tops,
    ...spans,
    ...appended(config, changes),
    ...(changes.add.length > 0 ? [{ start: at, end: at, inner: [] }] : []),
  ]
}

/** Where keys are added that the document does not have. */
function appended({ text, keys, document }: ParsedConfig, { add, other }: Changes): Span[] {
  const news = [...(add.length > 0 ? ['model_list'] : []), ...(other.length > 0 ? ['litellm_settings'] : [])]
  const [last, before] = document.openAtEnd ? document.root.pairs.toReversed() : []
  const at = before ? linesOf(text).endOf(endOf(before)) : (last?.start ?? document.end)
  return news.every((key) => keys.includes(key)) ? [] : [{ start: at, end: at, inner: [] }]
}

function entryParts({ text, entries }: ParsedConfig, { update, remove }: Changes): string[] {
  return entries.flatMap((entry) => {
    if (remove.some(({ index }) => index === entry.index)) return []
    const changed = update.find(({ index }) => index === entry.index)
    return changed ? leavesOf(text, entry, changed) : [text.slice(entry.start, entry.end)]
  })
}

function flowParts(config: ParsedConfig, changes: Changes): string[] {
  return config.document.root.pairs.flatMap((pair) => {
    if (pair === config.document.list) return entryParts(config, changes)
    const named = changes.other.length > 0 && keyName(pair.key) === 'litellm_settings'
    return named ? [] : [config.text.slice(pair.start, endOf(pair))]
  })
}

/** The end of a line, and of the blank lines and comments below it. */
function bareEnd(text: string, end: number): number {
  const bare = /[ \t]*(?:#[^\r\n\x85\u2028\u2029]*)?(?:[\r\n\x85\u2028\u2029]+|$)/y
  bare.lastIndex = end
  while (bare.lastIndex < text.length) {
    const at = bare.lastIndex
    if (!bare.test(text)) return at
  }
  return text.length
}

/** The comments of a text but for those of removed entries. */
export function commentsToKeep(config: ParsedConfig, { remove }: Changes): string[] {
  const { text, entries, document } = config
  const gone = remove.flatMap(({ index }) => entries[index] ?? [])
  const spans = gone.map((entry) => ({
    start: entry.start,
    end: config.listStyle === 'block' ? belowOf(text, entry) : behindOf(text, entry),
  }))
  const kept = document.comments.filter(
    (each) => !spans.some(({ start, end }) => each.start >= start && each.end <= end),
  )
  return kept.map(({ start, end }) => text.slice(start, end).trimEnd())
}

/** The end of an entry's last line and of the comment lines below that are indented deeper than it. */
function belowOf(text: string, { start, end }: ParsedEntry): number {
  const column = /[^\r\n\x85\u2028\u2029\uFEFF]*$/.exec(text.slice(0, start))?.[0].length ?? 0
  const deeper = new RegExp(
    `[^\\r\\n\\x85\\u2028\\u2029]*(?:\\r\\n|[\\r\\n\\x85\\u2028\\u2029]|$)(?: {${column + 1},}#(?!#* *- *["']?model_name)[^\\r\\n\\x85\\u2028\\u2029]*(?:\\r\\n|[\\r\\n\\x85\\u2028\\u2029]|$))*`,
    'y',
  )
  deeper.lastIndex = end
  return end + (deeper.exec(text)?.[0].length ?? 0)
}

/** The end of a flow entry and of a comment behind it, where nothing else stands on its lines. */
function behindOf(text: string, { start, end }: ParsedEntry): number {
  const alone = /(?:^|[\r\n\x85\u2028\u2029]) *$/.test(text.slice(0, start))
  const comment = /^[ \t]*,?[ \t]*#[^\r\n\x85\u2028\u2029]*/.exec(text.slice(end))?.[0] ?? ''
  return end + (alone ? comment.length : 0)
}

function leavesOf(text: string, entry: ParsedEntry, { fields }: Changes['update'][number]): string[] {
  return leaves(entry.node(), '', fields).map((pair) => text.slice(pair.start, endOf(pair)))
}

/** Merged fields (`<<`) may be written out where a field goes. */
function leaves(node: Node, above: string, changed: readonly FieldChange[]): readonly Pair[] {
  if (node.kind !== 'map') return []
  return node.pairs.flatMap((pair) => {
    if (pair.key.tag === 'merge') {
      return changed.some(({ path, to }) => to === undefined && path.startsWith(above)) ? [] : [pair]
    }
    const name = above + keyName(pair.key)
    if (changed.some(({ path }) => path === name)) return []
    return changed.some(({ path }) => path.startsWith(`${name}.`)) ? leaves(pair.value, `${name}.`, changed) : [pair]
  })
}

function endOf({ value, colon, key }: Pair): number {
  return Math.max(value.end, colon + 1, key.end)
}
