import { hashBytes } from '../hash-bytes.ts'
import type { StoredFile } from './types.ts'

/** SHA-256 of all that a backup holds: of the config's text alone, or of the hashes of text and companions. */
export function contentHash(configHash: string, files: readonly StoredFile[]): string {
  if (files.length === 0) return configHash
  const rows = files.map(({ path, sha256 }) => [path, sha256])
  return hashBytes(Buffer.from(JSON.stringify([configHash, ...rows])))
}
