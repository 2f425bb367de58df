/** Accepts what a guard refuses or holds; the reason goes into the history. */
export const ACCEPT = 'copilot-sync sync --force "reason"'

/** Why something is held: what was seen, then what ends it. */
export function heldUntil(seen: string, end: string): string {
  return `${seen}; ${end}`
}

/** What was seen, of a reason by `heldUntil`. */
export function whatWasSeen(reason: string): string {
  const at = reason.lastIndexOf('; ')
  return at < 0 ? reason : reason.slice(0, at)
}
