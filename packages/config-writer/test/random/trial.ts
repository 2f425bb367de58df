import type { Json } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import { construct } from '@copilot-sync/pyyaml'
import { isObject } from '../../src/emit-value.ts'
import type { ParsedConfig } from '../../src/index.ts'
import { insertionIndex } from '../../src/patch/look-of.ts'
import { updatedData } from '../../src/patch/patch-config.ts'
import { wantedTop } from '../../src/patch/patch-other.ts'
import { entryData } from '../../src/set-path.ts'
import { type Changes, patch, read } from '../helpers.ts'
import { randomConfig } from './config.ts'
import { randomPlan } from './random-plan.ts'
import { Tape } from './tape.ts'

export interface Patched {
  readonly kind: 'patched'
  readonly text: string
  readonly config: ParsedConfig
  readonly changes: Changes
  readonly after: string
}

/** One random config with one random plan, and what became of it. */
export type Trial =
  | Patched
  | { readonly kind: 'refused'; readonly text: string; readonly why: string }
  | { readonly kind: 'unread'; readonly text: string; readonly code: string }

/** What an owner may be told of a place that cannot be edited; a failed self-check is none of these. */
const REFUSALS: readonly RegExp[] = [
  /is used elsewhere by/,
  /comes from a merged mapping/,
  /comes from an alias/,
  /is an alias/,
  /a pair without braces in a list/,
  /a `\?` key without a value/,
  /a block on the line of its key/,
  /a list item that does not begin its line/,
  /a list that begins on the line of another/,
  /a block list inside braces/,
  /the text ends inside a block scalar/,
]

export function runTrial(numbers: readonly number[]): Trial {
  const tape = new Tape(numbers)
  const text = randomConfig(tape)
  let config: ParsedConfig
  try {
    config = read(text)
  } catch (error) {
    if (error instanceof SyncError) return { kind: 'unread', text, code: error.code }
    throw error
  }
  const changes = randomPlan(config, tape)
  try {
    return { kind: 'patched', text, config, changes, after: patch(config, changes) }
  } catch (error) {
    const why = error instanceof SyncError ? error.message : ''
    const reason = REFUSALS.find((each) => each.test(why))
    if (reason && error instanceof SyncError && error.place?.line !== undefined) {
      return { kind: 'refused', text, why: reason.source }
    }
    throw new Error(`${why}\n${JSON.stringify({ text, changes }, null, 1)}`, { cause: error })
  }
}

/** What the patched text has to read as, whole. A key that should go may stay with nothing in it. */
export function wantedData({ config, changes, after }: Patched): Record<string, Json> {
  const { other, add } = changes
  const { root, list: written } = config.document
  const others = construct({ ...root, pairs: root.pairs.filter((pair) => pair !== written) })
  const tops = new Map<string, Json>(Object.entries(isObject(others) ? others : {}))
  for (const change of other) {
    const top = change.path.split('.')[0] ?? ''
    const value = wantedTop(config, change) ?? emptyTop(after, top)
    if (value === undefined) tops.delete(top)
    else tops.set(top, value)
  }
  const list = wantedList(config, changes)
  const now = list.length + add.length + changes.remove.length > 0 ? list : config.value('model_list')
  if (now !== undefined) tops.set('model_list', now)
  return Object.fromEntries(tops)
}

function emptyTop(after: string, key: string): Json | undefined {
  const value = read(after).value(key)
  return isObject(value) && Object.keys(value).length === 0 ? {} : undefined
}

function wantedList(config: ParsedConfig, changes: Changes): Json[] {
  const removed = new Set(changes.remove.map(({ index }) => index))
  const data = config.entries.flatMap((entry) => {
    if (removed.has(entry.index)) return []
    const updated = changes.update.find(({ index }) => index === entry.index)
    return [{ index: entry.index, data: updated ? updatedData(entry.data(), updated) : entry.data() }]
  })
  const at = data.findIndex(({ index }) => index >= insertionIndex(config))
  return data
    .map((each) => each.data)
    .toSpliced(at < 0 ? data.length : at, 0, ...changes.add.map(({ entry }) => entryData(entry)))
}
