import { isMap, type Json } from '@copilot-sync/catalog'

/** What a run did with what it was told; stands as `run` in the history. */
export type RunNote = {
  readonly by: 'manual' | 'scheduled'
  /** The reason that `--force` gave; null without it. */
  readonly forced: string | null
  /** What guards would have refused or held. */
  readonly accepted: readonly { readonly code: string; readonly what: string }[]
  /** What guards hold because of what this answer brought. */
  readonly held: readonly { readonly code: string; readonly what: string }[]
  readonly pruned: boolean
  /** Names of entries. */
  readonly added: readonly string[]
  readonly updated: readonly string[]
  readonly removed: readonly string[]
  readonly backup: string | null
}

/** Reads a note as it was kept; what is not there is taken as nothing. */
export function readRunNote(value: Json | undefined): RunNote {
  const note = isMap(value) ? value : {}
  const coded = (key: string) =>
    listOf(note[key]).flatMap((one) => (isCoded(one) ? [{ code: one.code, what: one.what }] : []))
  const names = (key: string): string[] => listOf(note[key]).filter((one) => typeof one === 'string')
  return {
    by: note['by'] === 'scheduled' ? 'scheduled' : 'manual',
    forced: typeof note['forced'] === 'string' ? note['forced'] : null,
    accepted: coded('accepted'),
    held: coded('held'),
    pruned: note['pruned'] === true,
    added: names('added'),
    updated: names('updated'),
    removed: names('removed'),
    backup: typeof note['backup'] === 'string' ? note['backup'] : null,
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const isCoded = (value: unknown): value is { code: string; what: string } =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  'what' in value &&
  typeof value.code === 'string' &&
  typeof value.what === 'string'
