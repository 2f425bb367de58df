import { type Backup, createBackup, readConfigFile, type StatePlace, type Step } from '@copilot-sync/state'
import type { ConfigPlace } from '../place/config-place.ts'
import { readCompanions } from '../read-companions.ts'
import { tryParse } from './try-parse.ts'

/** A backup of the config as it stands, with the files beside it; a broken config is kept too. Called under the lock. */
export async function backUp(
  { realPath }: ConfigPlace,
  state: StatePlace,
  { now, reason, step }: { readonly now: number; readonly reason: string; readonly step: Step | undefined },
): Promise<Backup> {
  const { bytes, stat } = await readConfigFile(realPath)
  const parsed = tryParse(bytes)
  return createBackup({
    ...state,
    bytes,
    stat,
    now,
    reason,
    models: parsed?.entries.length ?? null,
    companions: parsed ? await readCompanions(realPath, parsed) : [],
    step,
  })
}
