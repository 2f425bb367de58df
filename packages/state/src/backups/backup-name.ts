import { join } from 'node:path'

/** `2026-11-23T17-58-22.123Z-<first 12 hex digits of its contentHash>`: sorts by time, names its content. */
export interface BackupName {
  readonly id: string
  readonly time: number
  readonly hash: string
}

const pattern = /^(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d\.\d{3}Z)-([0-9a-f]{12})$/

export function backupName(time: number, contentHash: string): BackupName {
  const hash = contentHash.slice(0, 12)
  return { id: `${new Date(time).toISOString().replaceAll(':', '-')}-${hash}`, time, hash }
}

export function parseBackupName(id: string): BackupName | undefined {
  const [, day, hour, minute, rest, hash] = pattern.exec(id) ?? []
  if (hash === undefined) return undefined
  return { id, time: Date.parse(`${day}${hour}:${minute}:${rest}`), hash }
}

export const backupsFolder = (stateDir: string): string => join(stateDir, 'backups')
export const backupPath = (stateDir: string, id: string): string => join(backupsFolder(stateDir), `${id}.yaml`)
export const metaPath = (stateDir: string, id: string): string => join(backupsFolder(stateDir), `${id}.json`)
/** Bytes of a companion, stored once for all backups. */
export const blobPath = (stateDir: string, sha256: string): string => join(backupsFolder(stateDir), `${sha256}.file`)
