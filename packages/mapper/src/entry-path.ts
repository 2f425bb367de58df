import type { EntryPath } from './rule.ts'

/** The fields that the mapper itself writes, so that an entry is found again; no rule, flag or override may. */
export const reserved: readonly EntryPath[] = ['litellm_params.model', 'model_info.id', 'model_info.managed_by']

/** What the plan remembers in entries that were made by hand. */
const ADOPTED = 'model_info.adopted'

const FIELD = /^(?:model_info|litellm_params)\.[^.\s]+$/

/** What is wrong with a path as the target of a rule, in words; undefined when nothing is. */
export function entryPathFault(path: unknown): string | undefined {
  if (typeof path !== 'string' || !FIELD.test(path)) {
    return `${JSON.stringify(path)} is no field of an entry: it takes "model_info.<key>" or "litellm_params.<key>", one key deep`
  }
  if (path === ADOPTED || reserved.some((field) => field === path))
    return `"${path}" is reserved: copilot-sync finds its entries again by it`
  return undefined
}

export function isEntryPath(path: unknown): path is EntryPath {
  return entryPathFault(path) === undefined
}
