import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const STALE_MS = 60_000

/** A fresh name beside the file, for its next content. */
export function tempFile(target: string): string {
  return join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
}

/** Removes temp files that a killed run left a minute ago or earlier: they hold a token. */
export function sweepTempFiles(target: string, now: number): void {
  const folder = dirname(target)
  const prefix = `.${basename(target)}.`
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(prefix) || !/^[0-9a-f]{12}\.tmp$/.test(name.slice(prefix.length))) continue
    const file = join(folder, name)
    const stat = statSync(file, { throwIfNoEntry: false })
    if (stat && now - stat.mtimeMs > STALE_MS) rmSync(file, { force: true })
  }
}
