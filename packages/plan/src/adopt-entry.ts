import { isMap, type Json } from '@copilot-sync/catalog'
import { diffEntry } from './diff-entry.ts'
import { fieldAt } from './field-at.ts'
import { ADOPTED } from './is-adopted.ts'
import { isCovered } from './is-covered.ts'
import type { ConfigEntry, FieldChange, WantedEntry } from './types.ts'

const NESTED = 'litellm_params.model_info'
const marks = new Set(['model_info.id', 'model_info.managed_by'])
/** Fields that harm in an entry of ours unless the rules want them: ignored, sent upstream, or not the whole set. */
const unwanted = [NESTED, 'litellm_params.cache_models_for', 'litellm_params.extra_headers']

/**
 * What has to change so that an entry of the user is one of ours: the marks, the wanted fields, and a `model_info`
 * below `litellm_params` lifted to its place: its keys that no rule owns move, unless they stand there too.
 */
export function adoptEntry(
  entry: ConfigEntry,
  target: WantedEntry,
  { owned, keepsName }: { readonly owned: readonly string[]; readonly keepsName: boolean },
): FieldChange[] {
  const data = entry.data()
  const changes = diffEntry(entry, target, { ledger: {} }).map(({ path, from, to, rule }) => ({
    path,
    from,
    to,
    rule: marks.has(path) ? 'adopt' : rule,
  }))
  const set = (path: string, to: Json | undefined): FieldChange => ({
    path,
    from: fieldAt(data, path),
    to,
    rule: 'adopt',
  })
  if (keepsName && fieldAt(data, ADOPTED) !== true) {
    changes.splice(changes.findLastIndex(({ path }) => marks.has(path)) + 1, 0, set(ADOPTED, true))
  }
  for (const [key, value] of nestedKeys(data)) {
    const path = `model_info.${key}`
    if (!owned.includes(path) && !isWanted(target, path) && fieldAt(data, path) === undefined) {
      changes.push(set(path, value))
    }
  }
  const gone = unwanted.filter(
    (path) => fieldAt(data, path) !== undefined && !isWanted(target, path) && !isCovered(target.keep ?? [], path),
  )
  return [...changes, ...gone.map((path) => set(path, undefined))]
}

/** Whether each key of the nested `model_info` can be a step of a path. */
export function canBeLifted(data: Json): boolean {
  return nestedKeys(data).every(([key]) => key !== '' && !key.includes('.') && !key.startsWith('!!'))
}

function nestedKeys(data: Json): [string, Json][] {
  const nested = fieldAt(data, NESTED)
  return isMap(nested) ? Object.entries(nested) : []
}

const isWanted = ({ fields }: WantedEntry, path: string): boolean => fields.some((field) => field.path === path)
