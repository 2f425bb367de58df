import { errnoOf } from '@copilot-sync/errors'
import { streamOf } from '@copilot-sync/sync/stream-of'
import { appendFileSync, mkdirSync, realpathSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const LARGEST = 100 * 1024 * 1024

/**
 * Appends a line with its time; a file of over 100 MB becomes `<file>.1` first, a stream is written to. A log that cannot
 * be written stops nothing.
 */
export function appendLog(file: string, line: string, now: Date): string | undefined {
  const text = `${now.toISOString()} ${line}\n`
  try {
    const write = streamOf(file)
    if (write) write(Buffer.from(text))
    else appendFile(file, text)
    return undefined
  } catch (error) {
    return `${file}: the log cannot be written (${errnoOf(error)})`
  }
}

function appendFile(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > LARGEST) {
    const path = realpathSync(file)
    renameSync(path, `${path}.1`)
  }
  appendFileSync(file, text, { mode: 0o640 })
}
