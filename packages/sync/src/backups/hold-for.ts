import { type BackupContent, type Hold, readLedger, type RunState, type StatePlace } from '@copilot-sync/config-writer'

/**
 * What a restore of this backup holds: the plan of the last sync. null where no sync was ever made; where the last one is
 * not known, the first that comes is held.
 */
export async function holdFor(
  place: StatePlace,
  { id, hash }: BackupContent,
  { last }: RunState,
  now: number,
): Promise<Hold | null> {
  if (last === null && (await readLedger(place)).state === 'absent') return null
  return {
    since: new Date(now).toISOString(),
    backup: id,
    config: hash,
    catalog: last?.catalog.sha256 ?? null,
    rules: last?.rules ?? null,
  }
}
