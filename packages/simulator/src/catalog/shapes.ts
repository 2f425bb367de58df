/** How an answer looks from an `X-GitHub-Api-Version` on (observed in stored answers of April to August 2026). */
export interface Shape {
  readonly since: string
  readonly billing: 'none' | 'multiplier' | 'context' | 'prompt'
  readonly limits: 'default' | 'full'
}

export const shapes: readonly Shape[] = [
  { since: '', billing: 'none', limits: 'default' },
  { since: '2025-05-01', billing: 'multiplier', limits: 'full' },
  { since: '2025-10-01', billing: 'multiplier', limits: 'default' },
  { since: '2026-06-01', billing: 'context', limits: 'full' },
  { since: '2026-07-01', billing: 'prompt', limits: 'full' },
]

/** Versions before this one are refused. */
export const oldestVersion = '2025-04-01'
