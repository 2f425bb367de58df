import { SyncError } from '@copilot-sync/errors'
import type { EntryAddition } from '@copilot-sync/plan'
import type { ParsedConfig, ParsedEntry } from '../config-types.ts'
import { isObject } from '../emit-value.ts'
import { parseConfig } from '../parse-config.ts'
import { insertionIndex } from '../patch/look-of.ts'
import { patchConfig } from '../patch/patch-config.ts'
import { sameJson } from '../same-json.ts'
import { verifyPatch } from '../verify/verify-patch.ts'
import { blockEdit } from './entry-block.ts'

/**
 * The target with entries of the source added to it, each with its own text: comments, quotes and order of keys. Where
 * that text would read differently there (anchors of its old file, flow lists) an entry is written anew from its data.
 * Throws UNSAFE_EDIT.
 */
export function moveEntries(source: ParsedConfig, indexes: readonly number[], target: ParsedConfig): ParsedConfig {
  const moved = indexes.flatMap((index) => source.entries[index] ?? [])
  if (moved.length === 0) return target
  const changes = { add: moved.map(addition), update: [], remove: [], other: [] }
  const plain = verifyPatch(target, patchConfig(target, changes), changes)
  const first = insertionIndex(target)
  const pairs = moved.map((from, at) => ({ from, at: first + at }))
  const result =
    withBlocks(plain, source, pairs) ??
    withBlocks(
      plain,
      source,
      pairs.filter((pair) => standsAlone(plain, source, pair)),
    ) ??
    plain
  if (pairs.every(({ from, at }) => sameJson(result.entries[at]?.data(), from.data()))) return result
  const { name, place } = moved.find((from, at) => !sameJson(result.entries[first + at]?.data(), from.data())) ?? {}
  throw new SyncError('UNSAFE_EDIT', `${name} would read differently in ${target.file}`, {
    hint: 'rewrite the entry in the plain way (one field a line, string keys), and run again',
    ...(place ? { place } : {}),
  })
}

interface Moved {
  readonly from: ParsedEntry
  /** Its index in the target. */
  readonly at: number
}

function addition(entry: ParsedEntry): EntryAddition {
  const data = entry.data()
  const fields = Object.entries(isObject(data) ? data : {}).map(([path, value]) => ({ path, value, rule: 'layout' }))
  const name = entry.name ?? ''
  return { name, entry: { name, id: entry.id ?? '', model: entry.model ?? '', fields } }
}

/** Whether its own text, as the one entry of a list, reads the same: it names nothing of its old file. */
function standsAlone(plain: ParsedConfig, source: ParsedConfig, { from, at }: Moved): boolean {
  const entry = plain.entries[at]
  const edit = entry && blockEdit(plain, entry, source, from)
  const read = edit && tryParse(`model_list:\n${edit.text}`, plain.file)
  return read?.entries.length === 1 && sameJson(read.entries[0]?.data(), from.data())
}

/** The target with the own text of these entries; undefined when anything would read differently. */
function withBlocks(plain: ParsedConfig, source: ParsedConfig, pairs: readonly Moved[]): ParsedConfig | undefined {
  // Pieces, joined once: a text that is cut anew for each entry is copied each time.
  const pieces: string[] = []
  let done = 0
  for (const { from, at } of pairs) {
    const entry = plain.entries[at]
    const edit = entry && blockEdit(plain, entry, source, from)
    if (!edit) return undefined
    pieces.push(plain.text.slice(done, edit.start), edit.text)
    done = edit.end
  }
  const after = tryParse(pieces.join('') + plain.text.slice(done), plain.file)
  if (!after || after.entries.length !== plain.entries.length) return undefined
  const own = new Map(pairs.map(({ from, at }) => [at, from]))
  const same = plain.entries.every((entry, index) =>
    sameJson((own.get(index) ?? entry).data(), after.entries[index]?.data()),
  )
  const top = plain.keys.every((key) => key === 'model_list' || sameJson(plain.value(key), after.value(key)))
  return same && top && sameJson([...plain.keys], [...after.keys]) ? after : undefined
}

function tryParse(text: string, file: string): ParsedConfig | undefined {
  try {
    return parseConfig(text, file)
  } catch (error) {
    if (error instanceof SyncError) return undefined
    throw error
  }
}
