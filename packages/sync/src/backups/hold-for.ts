import {
  type BackupContent,
  hashBytes,
  type Hold,
  readLedger,
  type RunState,
  type StatePlace,
} from '@copilot-sync/state'
import { configBasis } from '../layout/config-basis.ts'
import { includePath } from '../layout/include-path.ts'

/**
 * What a restore of this backup holds: the plan of the last sync. null where no sync was ever made; where the last one is
 * not known, the first that comes is held.
 */
export async function holdFor(
  place: StatePlace,
  { id, hash, companions }: BackupContent,
  { last }: RunState,
  now: number,
): Promise<Hold | null> {
  if (last === null && (await readLedger(place)).state === 'absent') return null
  const include = companions.find(({ path }) => path === includePath(place.realPath))?.bytes
  return {
    since: new Date(now).toISOString(),
    backup: id,
    config: configBasis(hash, include ? hashBytes(include) : null) ?? hash,
    catalog: last?.catalog.sha256 ?? null,
    rules: last?.rules ?? null,
  }
}
