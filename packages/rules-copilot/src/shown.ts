import type { Json } from '@copilot-sync/catalog'

const LONGEST = 80

/** A value of the catalog within a reason: as JSON, cut where it is long. */
export function shown(value: Json): string {
  const text = JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
