import { createBackup as create, listBackups, readConfigFile } from '@copilot-sync/state'
import { resolve } from 'node:path'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { openPlace } from '../steps/open-place.ts'
import { readCompanions } from '../steps/read-companions.ts'
import { underLock } from '../steps/under-lock.ts'
import { tryParse } from './try-parse.ts'

export interface BackupCreateResult {
  readonly config: string
  readonly backup: string
  /** false when a backup held this text already; it is the newest now. */
  readonly created: boolean
}

/** A backup of the config as it stands; a text that is stored already is not stored twice. A broken config is kept too. */
export async function createBackup(runtime: Runtime, options: CommonOptions): Promise<BackupCreateResult> {
  const { realPath } = await readConfigFile(resolve(runtime.cwd, options.config))
  const place = await openPlace(runtime, options)
  return underLock(runtime, place, undefined, async () => {
    const { bytes, stat } = await readConfigFile(realPath)
    const before = await listBackups(place)
    const parsed = tryParse(bytes)
    const { id } = await create({
      ...place,
      bytes,
      stat,
      now: runtime.now(),
      reason: 'made by hand',
      models: parsed?.entries.length ?? null,
      companions: parsed ? await readCompanions(realPath, parsed) : [],
      step: runtime.fault,
    })
    const hash = id.slice(id.lastIndexOf('-'))
    return { config: realPath, backup: id, created: !before.some((one) => one.id.endsWith(hash)) }
  })
}
