import { errnoOf } from '@copilot-sync/errors'
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const LARGEST = 100 * 1024 * 1024

/** Appends a line with its time; a file of over 100 MB becomes `<file>.1` first. A log that cannot be written stops nothing. */
export function appendLog(file: string, text: string, now: Date): string | undefined {
  try {
    mkdirSync(dirname(file), { recursive: true })
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
    if (size > LARGEST) renameSync(file, `${file}.1`)
    appendFileSync(file, `${now.toISOString()} ${text.replaceAll('\n', '\n  ')}\n`, { mode: 0o640 })
    return undefined
  } catch (error) {
    return `${file}: the log cannot be written (${errnoOf(error)})`
  }
}
