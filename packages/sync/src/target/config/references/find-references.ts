import { at, isList, isMap, type Json } from '@copilot-sync/catalog'
import type { ConfigEntry, Reference } from '@copilot-sync/plan'
import { findEmptied } from './find-emptied.ts'
import type { ReadableConfig } from './readable-config.ts'

/** What `model_list` is for, texts that no router reads, and names of files. */
const ELSEWHERE = new Set(['model_list', 'include'])

/**
 * Where the config names entries: fallbacks of all kinds, `default_fallbacks`, `model_group_alias`, routing groups, routers
 * among the other entries, access groups that would be empty without them. A key or a text that is the whole name counts,
 * wherever LiteLLM may look for it, so a setting of a later version is found too. `writesGroups`: whether the access groups
 * of an entry are ours, not the user's. Pure.
 */
export function findReferences(
  config: ReadableConfig,
  names: ReadonlySet<string>,
  writesGroups: (entry: ConfigEntry) => boolean = () => false,
): Reference[] {
  const found = findEmptied(config, names, writesGroups)
  for (const key of config.keys) if (!ELSEWHERE.has(key)) walk(config.value(key), key, names, found)
  for (const [index, entry] of config.entries.entries()) {
    const place = `model_list[${index}]`
    const params = at(entry.data(), 'litellm_params')
    if (!isMap(params)) continue
    for (const [key, value] of Object.entries(params)) {
      if (key !== 'model') walk(value, `${place}.litellm_params.${key}`, names, found)
    }
  }
  return found
}

function walk(value: Json | undefined, place: string, names: ReadonlySet<string>, found: Reference[]): void {
  if (typeof value === 'string') {
    if (names.has(value)) found.push({ name: value, place })
  } else if (isList(value)) {
    for (const [index, item] of value.entries()) walk(item, `${place}[${index}]`, names, found)
  } else if (isMap(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (names.has(key)) found.push({ name: key, place })
      walk(item, names.has(key) ? place : `${place}.${key}`, names, found)
    }
  }
}
