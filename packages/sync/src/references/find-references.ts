import type { Json, Reference } from '@copilot-sync/plan'
import type { ReadableConfig } from './readable-config.ts'

/** What `model_list` is for, texts that no router reads, and names of files. */
const ELSEWHERE = new Set(['model_list', 'include'])

/**
 * Where the config names entries: fallbacks of all kinds, `default_fallbacks`, `model_group_alias`, routing groups, routers
 * among the other entries, access groups that an entry is in. A key or a text that is the whole name counts, wherever
 * LiteLLM may look for it, so a setting of a later version is found too. Pure.
 */
export function findReferences(config: ReadableConfig, names: ReadonlySet<string>): Reference[] {
  const found: Reference[] = []
  for (const key of config.keys) if (!ELSEWHERE.has(key)) walk(config.value(key), key, names, found)
  for (const entry of config.entries) {
    const place = `model_list[${entry.index}]`
    const data = entry.data()
    for (const group of listOf(at(at(data, 'model_info'), 'access_groups'))) {
      if (entry.name !== null && names.has(entry.name)) {
        found.push({ name: entry.name, place: `access group ${JSON.stringify(group)} of ${place}` })
      }
    }
    const params = at(data, 'litellm_params')
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

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)
const isMap = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const at = (value: Json | undefined, key: string): Json | undefined => (isMap(value) ? value[key] : undefined)
const listOf = (value: Json | undefined): readonly Json[] => (isList(value) ? value : [])
