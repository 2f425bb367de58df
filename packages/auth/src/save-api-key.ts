import { assertRegular } from '@copilot-sync/state'
import {
  chownSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { systemCode } from './read-text.ts'
import { sweepTempFiles, tempFile } from './temp-file.ts'

/**
 * Writes api-key.json whole or not at all: a temp file beside it (0600), fsync, rename; a missing folder is made (0700).
 * Undefined when it lies there, else the system's code: an unwritable folder is no error.
 */
export function saveApiKey(file: string, text: string, now: number): string | undefined {
  let temp: string | undefined
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const target = resolveLink(file)
    const present = statSync(target, { throwIfNoEntry: false })
    if (present) assertRegular(present, target)
    sweepTempFiles(target, now)
    temp = tempFile(target)
    const handle = openSync(temp, 'wx', 0o600)
    try {
      writeFileSync(handle, text)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    keepOwner(temp, target)
    renameSync(temp, target)
    return undefined
  } catch (error) {
    if (temp) rmSync(temp, { force: true })
    return systemCode(error)
  }
}

function resolveLink(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return file
  }
}

/** Run as root beside a LiteLLM of another user: a file of root's with mode 0600 would shut that LiteLLM out. */
function keepOwner(temp: string, target: string): void {
  const owner = statSync(target, { throwIfNoEntry: false }) ?? statSync(dirname(target))
  const { uid } = statSync(temp)
  if (uid === owner.uid) return
  try {
    chownSync(temp, owner.uid, owner.gid)
  } catch {
    // Only root may; anybody else's file stays theirs.
  }
}
