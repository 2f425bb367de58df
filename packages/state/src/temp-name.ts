import { randomBytes } from 'node:crypto'
import { join } from 'node:path'

const pattern = /^\.copilot-sync-\d+-[0-9a-f]{12}\.tmp$/

/** A new name in the folder by which `removeLeftovers` knows our temp files. */
export function tempName(folder: string): string {
  return join(folder, `.copilot-sync-${process.pid}-${randomBytes(6).toString('hex')}.tmp`)
}

export const isTempName = (name: string): boolean => pattern.test(name)
