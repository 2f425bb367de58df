import { isMap, type Json, type JsonMap } from '@copilot-sync/catalog'
import { entryData, setPaths } from '@copilot-sync/config-writer'
import type { ConfigEntry, EntryKey, FieldChange, WantedEntry } from '@copilot-sync/plan'

/** An entry of a target that keeps entries as JSON, in LiteLLM's shape: `model_name`, `litellm_params`, `model_info`. */
export function rowEntry(key: EntryKey, row: JsonMap): ConfigEntry {
  const below = (name: string): JsonMap => (isMap(row[name]) ? row[name] : {})
  return {
    key,
    name: text(row['model_name']),
    model: text(below('litellm_params')['model']),
    id: text(below('model_info')['id']),
    managedBy: text(below('model_info')['managed_by']),
    data: () => row,
  }
}

/** The row that an addition asks for. */
export const newRow = (entry: WantedEntry): JsonMap => entryData(entry)

/** A row with the fields of an update changed; nothing else of it is another. */
export function changedRow(row: JsonMap, fields: readonly FieldChange[]): JsonMap {
  return setPaths(
    row,
    fields.map(({ path, to }) => ({ path, value: to })),
  )
}

const text = (at: Json | undefined): string | null => (typeof at === 'string' ? at : null)
