import { readFile } from 'node:fs/promises'

import { ignore } from '../errno.ts'
import { metaPath } from './backup-name.ts'
import type { Backup } from './types.ts'

/** What lies beside a backup as `<id>.json`. Losing it loses only these facts. */
export interface BackupMeta extends Omit<Backup, 'id'> {
  readonly version: 1
  /** The config's path as `configKey` has it. */
  readonly config: string
}

export async function readMeta(stateDir: string, id: string): Promise<Partial<BackupMeta>> {
  const text = await readFile(metaPath(stateDir, id), 'utf8').catch(ignore)
  try {
    const meta: Partial<BackupMeta> | null = JSON.parse(text ?? '{}')
    return meta ?? {}
  } catch {
    return {}
  }
}
