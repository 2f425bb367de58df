import { stripVTControlCharacters } from 'node:util'
import type { Runtime } from './runtime.ts'

const LONGEST = 500

/** What somebody gave as a reason, as one line that may be kept and printed; null where there is none. */
export function reasonOf({ redactor }: Pick<Runtime, 'redactor'>, reason: string | undefined): string | null {
  if (reason === undefined) return null
  // oxlint-disable-next-line no-control-regex -- it is printed on terminals of others
  const line = stripVTControlCharacters(reason)
    .replaceAll(/[\u0000-\u001F\u007F-\u009F]+/g, ' ')
    .trim()
  return line ? redactor.redact(line).slice(0, LONGEST) : null
}
