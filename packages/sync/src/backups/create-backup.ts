import {
  createBackup as create,
  decodeConfig,
  listBackups,
  parseConfig,
  readConfigFile,
  stateDir,
  withLock,
} from '@copilot-sync/config-writer'
import { resolve } from 'node:path'
import type { CommonOptions, Runtime } from '../runtime.ts'

export interface BackupCreateResult {
  readonly config: string
  readonly backup: string
  /** false when a backup held this text already; it is the newest now. */
  readonly created: boolean
}

/** A backup of the config as it stands; a text that is stored already is not stored twice. A broken config is kept too. */
export async function createBackup(runtime: Runtime, options: CommonOptions): Promise<BackupCreateResult> {
  const file = await readConfigFile(resolve(runtime.cwd, options.config))
  const place = { realPath: file.realPath, stateDir: stateDir(file.realPath, options.stateDir) }
  return withLock({ ...place, clock: runtime.clock }, async () => {
    const before = await listBackups(place)
    const { id } = await create({
      ...place,
      bytes: file.bytes,
      stat: file.stat,
      now: runtime.now(),
      reason: 'made by hand',
      models: countEntries(file.bytes),
    })
    const hash = id.slice(id.lastIndexOf('-'))
    return { config: file.realPath, backup: id, created: !before.some((one) => one.id.endsWith(hash)) }
  })
}

function countEntries(bytes: Uint8Array): number | null {
  try {
    return parseConfig(decodeConfig(bytes, 'config'), 'config').entries.length
  } catch {
    return null
  }
}
