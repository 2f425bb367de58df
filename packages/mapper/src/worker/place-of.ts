import type { Place } from '@copilot-sync/errors'
import { fileURLToPath } from 'node:url'

const FRAME = /(file:\/\/[^\s()]+|(?:\/|[A-Za-z]:\\)[^\s()]+):(\d+):(\d+)\)?$/

/** The topmost line of a stack that lies in one of the rules' own files. */
export function placeOf(cause: unknown, isOwn: (file: string) => boolean): Place | null {
  const stack = cause instanceof Error && typeof cause.stack === 'string' ? cause.stack : ''
  for (const row of stack.split('\n').slice(0, 50)) {
    const [, where = '', line, col] = FRAME.exec(row) ?? []
    if (where === '') continue
    const file = where.startsWith('file:') ? fileURLToPath(where) : where
    if (isOwn(file)) return { file, line: Number(line), col: Number(col) }
  }
  return null
}
