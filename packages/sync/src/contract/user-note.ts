import { stripVTControlCharacters } from 'node:util'
import type { Runtime } from './runtime.ts'

const LONGEST = 500

/** What somebody gave as a reason, as one line that may be kept and printed on terminals of others; null where there is none. */
export function userNote({ redactor }: Pick<Runtime, 'redactor'>, reason: string | undefined): string | null {
  if (reason === undefined) return null
  const line = stripVTControlCharacters(reason)
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
  return line ? redactor.redact(line).slice(0, LONGEST) : null
}
