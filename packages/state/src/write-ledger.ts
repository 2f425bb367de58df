import { ensureStateDir } from './ensure-state-dir.ts'
import { stateError } from './file-error.ts'
import { ledgerOf, ledgerPath, type LedgerRecord, type Ledgers, readLedgers, withRecord } from './read-ledger.ts'
import type { StatePlace, Step } from './types.ts'
import { writeAtomic } from './write-atomic.ts'

interface WriteOptions {
  readonly step?: Step | undefined
  /** The file as it was read, under this lock and after all that was written to it; else it is read. */
  readonly read?: Ledgers | undefined
}

/** Keeps the config's ledger; gives false, and writes nothing, when it already says the same. To be called under the lock. */
export async function writeLedger(
  place: StatePlace,
  record: LedgerRecord,
  { step, read }: WriteOptions = {},
): Promise<boolean> {
  const ledgers = read ?? (await readLedgers(place.stateDir))
  if (ledgers.state === 'read' && isSame(ledgerOf(ledgers, place), record)) return false
  const next = withRecord(ledgers, place, record)
  await ensureStateDir(place.stateDir)
  const path = ledgerPath(place.stateDir)
  try {
    const bytes = Buffer.from(JSON.stringify({ version: 1, ...next.file }, null, 1))
    await writeAtomic(path, bytes, { mode: 0o600, durable: false, label: 'ledger', step })
  } catch (error) {
    throw stateError(path, error)
  }
  return true
}

const isSame = (one: LedgerRecord, other: LedgerRecord): boolean =>
  (['ledger', 'writers', 'keepers'] as const).every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]))
