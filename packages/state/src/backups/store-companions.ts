import { dirname, relative, sep } from 'node:path'
import { ignore } from '../errno.ts'
import { readFile } from '../fs-at-once.ts'
import { hashBytes } from '../hash-bytes.ts'
import type { StatePlace, Step } from '../types.ts'
import { writeAtomic } from '../write-atomic.ts'
import { blobPath } from './backup-name.ts'
import type { Companion, StoredFile } from './types.ts'

/** The companions as a backup names them, in a fixed order. */
export function nameCompanions(identity: string, companions: readonly Companion[]): StoredFile[] {
  return companions
    .map(({ path, bytes, mode }) => ({
      path: relative(dirname(identity), path).split(sep).join('/'),
      sha256: bytes && hashBytes(bytes),
      mode: bytes && (mode ?? null),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Stores the bytes of each, once for all backups. */
export async function storeCompanions(
  { stateDir }: StatePlace,
  companions: readonly Companion[],
  step?: Step,
): Promise<void> {
  for (const { bytes } of companions) {
    if (!bytes) continue
    const sha256 = hashBytes(bytes)
    const path = blobPath(stateDir, sha256)
    const present = await readFile(path).catch(ignore)
    if (present && hashBytes(present) === sha256) continue
    await writeAtomic(path, bytes, { mode: 0o600, durable: true, label: 'backup-file', step })
  }
}
