import { ignore } from '../errno.ts'
import { readFile } from '../fs-at-once.ts'
import { isMap } from '../is-map.ts'
import { metaPath } from './backup-name.ts'
import type { Backup, StoredFile } from './types.ts'

/** What lies beside a backup as `<id>.json`. Losing it loses these facts, and of companions also the backup: its hash tells. */
export interface BackupMeta extends Omit<Backup, 'id'> {
  readonly version: 1
  /** The config's path as `configKey` has it. */
  readonly config: string
}

export async function readMeta(stateDir: string, id: string): Promise<Partial<BackupMeta>> {
  const text = await readFile(metaPath(stateDir, id), 'utf8').catch(ignore)
  try {
    const meta: Partial<BackupMeta> | null = JSON.parse(text ?? '{}')
    return {
      ...meta,
      files: isFiles(meta?.files) ? meta.files : [],
      earlier: isTimes(meta?.earlier) ? meta.earlier : [],
    }
  } catch {
    return {}
  }
}

const isTimes = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && !Number.isNaN(Date.parse(one)))

const isFiles = (value: unknown): value is readonly StoredFile[] =>
  Array.isArray(value) &&
  value.every(
    (one) =>
      isMap(one) &&
      typeof one['path'] === 'string' &&
      (one['sha256'] === null || (typeof one['sha256'] === 'string' && /^[0-9a-f]{64}$/.test(one['sha256']))) &&
      (one['mode'] === null || typeof one['mode'] === 'number'),
  )
