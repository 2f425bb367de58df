import type { Json } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import { YamlFault } from '@copilot-sync/pyyaml'
import type { Changes } from '../changes.ts'
import type { ParsedConfig } from '../config-types.ts'
import { BARE, isObject } from '../emit-value.ts'
import { type JsonObject, setPaths } from '../set-path.ts'
import { appendTops } from './append-tops.ts'
import { type PatchContext, unsafe } from './context.ts'
import { applyEdits, type Edit, EditClash } from './edits.ts'
import { guardAnchor } from './guard-anchors.ts'
import { eolAt } from './line-at.ts'
import { listLook, lookOf } from './look-of.ts'
import { patchList } from './patch-list.ts'
import { patchOther } from './patch-other.ts'
import { quotesOf } from './quotes-of.ts'
import { reconcileMap } from './reconcile.ts'

type Update = Changes['update'][number]

/**
 * The config's text with the changes made: ranges are replaced, nothing is written anew that does not change. Throws UNSAFE_EDIT with line and column where an edit would touch other bytes.
 */
export function patchConfig(config: ParsedConfig, changes: Changes): string {
  try {
    return patched(config, changes)
  } catch (error) {
    if (error instanceof EditClash || error instanceof YamlFault) unsafe(config, error.offset, error.message)
    throw error
  }
}

function patched(config: ParsedConfig, changes: Changes): string {
  const edits: Edit[] = []
  const { text } = config
  for (const update of changes.update) patchEntry(config, edits, update)
  const quotes = quotesOf([config.document.root], BARE)
  const context: PatchContext = { config, text, edits, step: listLook(config).step, quotes, tops: [] }
  for (const { index, name } of changes.remove) namedEntry(config, index, name)
  patchList(context, changes.add, changes.remove)
  for (const change of changes.other) patchOther(context, change)
  appendTops(context)
  if (edits.length === 0) return text
  return applyEdits(text, edits, eolAt(text, 0), config.document.blockScalars)
}

/** An entry's data with the changes of an update applied. */
export function updatedData(data: Json, { fields }: Update): JsonObject {
  return setPaths(
    isObject(data) ? data : {},
    fields.map(({ path, to }) => ({ path, value: to })),
  )
}

function patchEntry(config: ParsedConfig, edits: Edit[], update: Update): void {
  const entry = namedEntry(config, update.index, update.name)
  const node = entry.node()
  const { list } = config.document
  if (config.listStyle === 'shared' || !list) return unsafe(config, entry.start, 'model_list comes from an alias')
  if (node.kind !== 'map') return unsafe(config, entry.start, 'the entry is an alias')
  const { step, quotes } = lookOf(config.text, node, entry.start, BARE)
  const context = { config, text: config.text, edits, step, quotes, tops: [] }
  guardAnchor(context, list.value)
  reconcileMap(context, node, updatedData(entry.data(), update), undefined)
}

function namedEntry(config: ParsedConfig, index: number, name: string) {
  const entry = config.entries[index]
  if (entry?.name === name) return entry
  throw new SyncError('CONFIG_CHANGED', `entry ${index} of model_list is not ${name}`, {
    hint: 'run the command again: the plan was made for another state of this file',
    place: entry?.place ?? { file: config.file },
  })
}
