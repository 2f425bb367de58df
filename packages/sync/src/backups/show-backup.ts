import { readBackup } from '@copilot-sync/state'
import { openState } from '../context/context.ts'
import type { CommonOptions, Runtime } from '../contract/runtime.ts'
import { readPlaced } from '../target/config/place/config-place.ts'

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
  const { target, state, place } = await openState(runtime, options)
  const { id, created, reason, bytes } = await readBackup(state, options.id)
  const present = await readPlaced(place).catch(() => new Uint8Array())
  return { config: target.identity, backup: id, created, reason, text: decode(bytes), present: decode(present) }
}

const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')
