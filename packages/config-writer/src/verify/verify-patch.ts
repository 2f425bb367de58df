import type { Json } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import { construct, findPair } from '@copilot-sync/pyyaml'
import type { Changes } from '../changes.ts'
import type { ParsedConfig, ParsedEntry } from '../config-types.ts'
import { parseConfig } from '../parse-config.ts'
import { hasGaps, insertionIndex, insertionOffset } from '../patch/look-of.ts'
import { updatedData } from '../patch/patch-config.ts'
import { wantedTop } from '../patch/patch-other.ts'
import { sameJson } from '../same-json.ts'
import { entryData } from '../set-path.ts'
import { lostField } from './lost-field.ts'
import { type Comment, outsideText } from './outside-text.ts'

type Update = Changes['update'][number]

/** What an entry of the new text has to be: an old one as it was, or data. */
type Expected =
  | { readonly kind: 'same'; readonly entry: ParsedEntry; readonly nextToChange: boolean }
  | { readonly kind: 'updated'; readonly entry: ParsedEntry; readonly update: Update }
  | { readonly kind: 'added'; readonly data: Json }

/**
 * Reads the patched text anew and compares: entries outside of the changes are the same characters, changed and new ones
 * read as planned, all the rest is as it was. Throws UNSAFE_EDIT on any difference, gives the new config otherwise.
 */
export function verifyPatch(before: ParsedConfig, text: string, changes: Changes): ParsedConfig {
  const after = reparse(before, text)
  const expected = expectedEntries(before, changes)
  if (after.entries.length !== expected.length) fail(before, 'the number of entries differs')
  const wholeList =
    changes.add.length + changes.remove.length > 0 && !(before.listStyle === 'block' && after.listStyle === 'block')
  const keys = new Set(changes.other.map(({ path }) => path.split('.')[0] ?? ''))
  const kept = new Set(before.keys.filter((key) => after.keys.includes(key)))
  const gaps = hasGaps(before)
  const addedAt = insertionIndex(before)
  const gapAbove = gaps && addedAt > 0
  const firstGap = gapAbove && !changes.remove.some(({ index }) => index === addedAt - 1)
  const filled = new Set(changes.add.length > 0 && before.listStyle === 'block' ? [insertionOffset(before)] : [])
  const both = { keys, kept, wholeList, gaps, gapAbove, firstGap, filled }
  const was = outsideText(before, {
    side: 'old',
    alone: new Set(changes.remove.map(({ index }) => index)),
    updated: new Set(changes.update.map(({ index }) => index)),
    ...both,
  })
  const is = outsideText(after, {
    side: 'new',
    alone: indexesOf(expected, 'added'),
    updated: indexesOf(expected, 'updated'),
    ...both,
  })
  compareComments(before, was.comments, is.comments)
  after.entries.forEach((entry, index) => compareEntry(before, after, entry, expected[index]))
  compareTop(before, after, changes)
  if (was.text !== is.text) fail(before, 'text outside of the planned changes would change')
  return after
}

function reparse(before: ParsedConfig, text: string): ParsedConfig {
  try {
    return parseConfig(text, before.file)
  } catch (error) {
    return fail(before, 'the result would not be valid', undefined, error)
  }
}

function indexesOf(expected: readonly Expected[], kind: Expected['kind']): ReadonlySet<number> {
  return new Set(expected.flatMap((each, index) => (each.kind === kind ? [index] : [])))
}

function expectedEntries(before: ParsedConfig, changes: Changes): readonly Expected[] {
  const updates = new Map(changes.update.map((update) => [update.index, update]))
  const removed = new Set(changes.remove.map(({ index }) => index))
  const addedAt = insertionIndex(before)
  const expected: Expected[] = []
  const isChanged = (index: number) =>
    removed.has(index) || updates.has(index) || (changes.add.length > 0 && index === addedAt)
  for (let index = 0; index <= before.entries.length; index += 1) {
    if (index === addedAt) for (const { entry } of changes.add) expected.push({ kind: 'added', data: entryData(entry) })
    const entry = before.entries[index]
    if (!entry || removed.has(index)) continue
    const update = updates.get(index)
    if (update) expected.push({ kind: 'updated', entry, update })
    else
      expected.push({ kind: 'same', entry, nextToChange: isChanged(index + 1) || index + 1 === before.entries.length })
  }
  return expected
}

function compareEntry(before: ParsedConfig, after: ParsedConfig, entry: ParsedEntry, expected: Expected | undefined) {
  const name = entry.name ?? `entry ${entry.index}`
  if (expected?.kind === 'updated') return compareUpdated(before, after, entry, expected)
  if (expected?.kind !== 'same') {
    if (!sameJson(entry.data(), expected?.data)) fail(before, `${name} would not read as planned`)
    return
  }
  const { start, end } = expected.entry
  if (before.text.slice(start, end) !== after.text.slice(entry.start, entry.end)) {
    fail(before, `${name} would change`, start)
  }
  if (expected.nextToChange && !sameJson(expected.entry.data(), entry.data())) {
    fail(before, `${name} would read differently`, start)
  }
}

function compareUpdated(
  before: ParsedConfig,
  after: ParsedConfig,
  entry: ParsedEntry,
  { entry: old, update }: Extract<Expected, { kind: 'updated' }>,
): void {
  const was = old.node()
  const now = entry.node()
  if (!sameJson(construct(now), updatedData(construct(was), update))) {
    fail(before, `${update.name} would not read as planned`, old.start)
  }
  const lost = lostField({ text: before.text, node: was }, { text: after.text, node: now }, update)
  if (lost) fail(before, `${lost.path} of ${update.name} would change`, lost.start)
}

function compareComments(before: ParsedConfig, was: readonly Comment[], is: readonly Comment[]): void {
  const left = new Map<string, number>()
  for (const { text } of is) left.set(text, (left.get(text) ?? 0) + 1)
  for (const { text, start } of was) {
    const count = left.get(text) ?? 0
    if (count === 0) fail(before, 'a comment would be lost', start)
    left.set(text, count - 1)
  }
  if (was.length !== is.length) fail(before, 'a comment would be added')
}

function compareTop(before: ParsedConfig, after: ParsedConfig, changes: Changes): void {
  const tops = new Map(changes.other.map((change) => [change.path.split('.')[0], change]))
  const keys = new Set([...before.keys, ...after.keys, ...tops.keys()].filter((key) => key !== undefined))
  keys.delete('model_list')
  for (const key of keys) {
    const change = tops.get(key)
    const wanted = change ? wantedTop(before, change) : before.value(key)
    const value = after.value(key)
    if (sameJson(value, wanted) || (wanted === undefined && isEmpty(value))) continue
    fail(before, `${key} would change`, findPair(before.document.root, key)?.start)
  }
}

function isEmpty(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function fail(
  config: ParsedConfig,
  message: string,
  offset = config.document.list?.start ?? 0,
  cause?: unknown,
): never {
  throw new SyncError('UNSAFE_EDIT', `the edit was not made: ${message}`, {
    hint: 'run with --verbose and report this config; until then make the change by hand',
    place: config.document.placeOf(offset),
    cause,
  })
}
