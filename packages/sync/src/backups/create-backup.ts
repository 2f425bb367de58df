import { createBackup as create, listBackups, readConfigFile, withLock } from '@copilot-sync/config-writer'
import { resolve } from 'node:path'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { openPlace } from '../steps/open-place.ts'
import { readCompanions } from '../steps/read-companions.ts'
import { tryParse } from './try-parse.ts'

export interface BackupCreateResult {
  readonly config: string
  readonly backup: string
  /** false when a backup held this text already; it is the newest now. */
  readonly created: boolean
}

/** A backup of the config as it stands; a text that is stored already is not stored twice. A broken config is kept too. */
export async function createBackup(runtime: Runtime, options: CommonOptions): Promise<BackupCreateResult> {
  const file = await readConfigFile(resolve(runtime.cwd, options.config))
  const place = await openPlace(runtime, options)
  return withLock({ ...place, clock: runtime.clock, step: runtime.fault }, async () => {
    const before = await listBackups(place)
    const parsed = tryParse(file.bytes)
    const { id } = await create({
      ...place,
      bytes: file.bytes,
      stat: file.stat,
      now: runtime.now(),
      reason: 'made by hand',
      models: parsed?.entries.length ?? null,
      companions: parsed ? await readCompanions(file.realPath, parsed) : [],
      step: runtime.fault,
    })
    const hash = id.slice(id.lastIndexOf('-'))
    return { config: file.realPath, backup: id, created: !before.some((one) => one.id.endsWith(hash)) }
  })
}
