import { isMap, type Json } from '@copilot-sync/catalog'
import type { Accepted } from '@copilot-sync/plan'

/** What a run did with what it was told; stands as `run` in the history. */
export type RunNote = {
  readonly by: 'manual' | 'scheduled'
  /** The reason that `--force` gave; null without it. */
  readonly forced: string | null
  /** What guards would have refused or held. */
  readonly accepted: readonly Accepted[]
  /** What guards hold because of what this answer brought. */
  readonly held: readonly Accepted[]
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
  const coded = (key: string) => itemsOf(note[key]).filter(isAccepted)
  const names = (key: string): string[] => itemsOf(note[key]).filter((one) => typeof one === 'string')
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

const itemsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Each is checked as far as it is read. */
function isAccepted(value: unknown): value is Accepted {
  if (!isMap(value) || typeof value['code'] !== 'string') return false
  return typeof value['message'] === 'string' || (typeof value['name'] === 'string' && isMap(value['reason']))
}
