import { ensureStateDir } from './ensure-state-dir.ts'
import { stateError } from './file-error.ts'
import { type LedgerRecord, ledgerPath, readLedgers } from './read-ledger.ts'
import { configKey } from './state-dir.ts'
import type { StatePlace, Step } from './types.ts'
import { writeAtomic } from './write-atomic.ts'

/** Keeps the config's ledger; gives false, and writes nothing, when it already says the same. To be called under the lock. */
export async function writeLedger(
  place: StatePlace,
  { ledger, writers, keepers }: LedgerRecord,
  options: { readonly step?: Step | undefined } = {},
): Promise<boolean> {
  const { file, state } = await readLedgers(place.stateDir)
  const key = configKey(place)
  const before = [file.configs[key] ?? {}, file.writers[key] ?? {}, file.keepers[key] ?? {}]
  if (state === 'read' && JSON.stringify(before) === JSON.stringify([ledger, writers, keepers])) return false
  await ensureStateDir(place.stateDir)
  const next = {
    version: 1,
    configs: { ...file.configs, [key]: ledger },
    writers: { ...file.writers, [key]: writers },
    keepers: { ...file.keepers, [key]: keepers },
  }
  const path = ledgerPath(place.stateDir)
  try {
    const bytes = Buffer.from(JSON.stringify(next, null, 1))
    await writeAtomic(path, bytes, { mode: 0o600, durable: false, label: 'ledger', step: options.step })
  } catch (error) {
    throw stateError(path, error)
  }
  return true
}
