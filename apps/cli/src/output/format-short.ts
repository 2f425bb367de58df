import type { Json } from '@copilot-sync/sync'
import { formatValue } from './format-value.ts'

const LONGEST = 40

/** A value in one cell of a table; `--json` has it whole. */
export function formatShort(value: Json | undefined, path: string): string {
  return cut(formatValue(value, path))
}

export function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
