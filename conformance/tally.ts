import type { Verdict } from './judge-run.ts'
import type { Run } from './types.ts'

/** What has been found so far; written by `--json`. */
export interface Tally {
  cells: number
  failed: number
  readonly runs: (Run & { readonly verdicts: readonly Verdict[] })[]
}

export function count({ cells, failed }: { readonly cells: number; readonly failed: number }, tally: Tally): void {
  tally.cells += cells
  tally.failed += failed
}
