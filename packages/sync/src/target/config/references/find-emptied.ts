import { at, isList, isMap, type Json } from '@copilot-sync/catalog'
import type { ConfigEntry, Reference } from '@copilot-sync/plan'
import type { ReadableConfig } from './readable-config.ts'

/**
 * The access groups that would have no entry without these names, and that the config gives to somebody. An entry says which
 * groups it is in (`model_info.access_groups`): that alone names no model, and nothing breaks when it goes. Groups are given in
 * lists such as `default_team_params.models` (docs.litellm.ai, 2026-11); those of keys and teams lie in the database. Pure.
 */
export function findEmptied(
  config: ReadableConfig,
  names: ReadonlySet<string>,
  writesGroups: (entry: ConfigEntry) => boolean,
): Reference[] {
  const isGoing = ({ name }: ConfigEntry): boolean => name !== null && names.has(name)
  const members = config.entries
    .map((entry, index) => ({ entry, index, groups: groupsOf(entry) }))
    .filter(({ groups }) => groups.length > 0)
  const left = new Set(members.flatMap(({ entry, groups }) => (isGoing(entry) ? [] : groups)))
  const emptied = members
    .filter(({ entry }) => isGoing(entry) && !writesGroups(entry))
    .map(({ entry, index, groups }) => ({ entry, index, groups: groups.filter((group) => !left.has(group)) }))
  const wanted = new Set(emptied.flatMap(({ groups }) => groups))
  if (wanted.size === 0) return []
  const places = new Map<string, string>()
  for (const key of config.keys) if (key !== 'model_list') findTexts(config.value(key), key, wanted, places)
  return emptied.flatMap(({ entry: { name }, index, groups }) =>
    groups.flatMap((group) => {
      const place = places.get(group)
      if (name === null || place === undefined) return []
      return [{ name, place: `${place}, as the last of access group ${JSON.stringify(group)} (model_list[${index}])` }]
    }),
  )
}

const groupsOf = (entry: ConfigEntry): string[] => {
  const groups = at(at(entry.data(), 'model_info'), 'access_groups')
  return isList(groups) ? groups.filter((group) => typeof group === 'string') : []
}

/** The first list that has the text, for each of them. */
function findTexts(
  value: Json | undefined,
  place: string,
  texts: ReadonlySet<string>,
  found: Map<string, string>,
): void {
  if (isList(value)) {
    for (const [index, item] of value.entries()) {
      if (typeof item !== 'string') findTexts(item, `${place}[${index}]`, texts, found)
      else if (texts.has(item) && !found.has(item)) found.set(item, `${place}[${index}]`)
    }
  } else if (isMap(value)) {
    for (const [key, item] of Object.entries(value)) findTexts(item, `${place}.${key}`, texts, found)
  }
}
