import type { Ledger } from '@copilot-sync/plan'

import { ensureStateDir } from './ensure-state-dir.ts'
import { stateError } from './file-error.ts'
import { ledgerPath, type Ledgers, readLedgers } from './read-ledger.ts'
import { configKey } from './state-dir.ts'
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
  ledger: Ledger,
  { step, read }: WriteOptions = {},
): Promise<boolean> {
  const { configs, state } = read ?? (await readLedgers(place.stateDir))
  const key = configKey(place)
  if (state === 'read' && JSON.stringify(configs[key] ?? {}) === JSON.stringify(ledger)) return false
  await ensureStateDir(place.stateDir)
  const text = JSON.stringify({ version: 1, configs: { ...configs, [key]: ledger } }, null, 1)
  const path = ledgerPath(place.stateDir)
  try {
    await writeAtomic(path, Buffer.from(text), { mode: 0o600, durable: false, label: 'ledger', step })
  } catch (error) {
    throw stateError(path, error)
  }
  return true
}
