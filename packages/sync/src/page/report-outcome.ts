import type { Runtime } from '../contract/runtime.ts'
import type { Words } from '../contract/words.ts'
import type { SyncOutcome } from '../run/sync-outcome.ts'
import { outcomePage } from './outcome-page.ts'
import { readPeriods } from './read-periods.ts'
import { writePage } from './write-page.ts'

export interface OutcomeReport {
  /** Where the page goes. */
  readonly file: string
  readonly command: 'sync' | 'diff'
  /** false: it was only planned. */
  readonly written: boolean
  readonly warnings: readonly string[]
  readonly words: Words
}

/** Writes a page for people about what `sync` or `diff` came back with. Throws WRITE_FAILED. */
export async function reportOutcome(
  runtime: Runtime,
  outcome: SyncOutcome,
  { file, command, written, warnings, words }: OutcomeReport,
): Promise<void> {
  const dir = outcome.planned?.recalled?.dir
  await writePage(runtime, file, {
    at: new Date(runtime.now()).toISOString(),
    command,
    ...outcomePage(outcome, { written, words }),
    periods: dir === undefined ? [] : await readPeriods(dir, words),
    warnings,
  })
}
