import { cleanValue } from '@copilot-sync/errors'
import type { Style } from './print.ts'

/** How data is told to a person: what the words are made of is clean, and each string of it one line. */
export function tell<T>(
  data: T,
  words: (data: T, style: Style) => string | Promise<string>,
): (style: Style) => string | Promise<string> {
  return (style) => words(cleanValue(data), style)
}
