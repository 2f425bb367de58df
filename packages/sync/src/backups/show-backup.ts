import { readBackup, readConfigFile } from '@copilot-sync/state'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { openPlace } from '../steps/open-place.ts'

export interface BackupShowResult {
  readonly config: string
  readonly backup: string
  readonly created: string
  readonly reason: string
  /** The backup's text. */
  readonly text: string
  /** The config's text now; empty where there is no config. */
  readonly present: string
}

/** A backup's text and the config's, to be compared. Errors: BACKUP_NOT_FOUND, BACKUP_CORRUPT. */
export async function showBackup(
  runtime: Runtime,
  options: CommonOptions & { readonly id: string },
): Promise<BackupShowResult> {
  const place = await openPlace(runtime, options)
  const { id, created, reason, bytes } = await readBackup(place, options.id)
  const present = await readConfigFile(place.realPath).then(
    (file) => Buffer.from(file.bytes).toString('utf8'),
    () => '',
  )
  return { config: place.realPath, backup: id, created, reason, text: Buffer.from(bytes).toString('utf8'), present }
}
