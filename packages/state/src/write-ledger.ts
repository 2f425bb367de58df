import type { Ledger } from '@copilot-sync/plan'

import { ensureStateDir } from './ensure-state-dir.ts'
import { stateError } from './file-error.ts'
import { ledgerPath, readLedgers } from './read-ledger.ts'
import { configKey } from './state-dir.ts'
import type { StatePlace, Step } from './types.ts'
import { writeAtomic } from './write-atomic.ts'

/** Keeps the config's ledger; gives false, and writes nothing, when it already says the same. To be called under the lock. */
export async function writeLedger(
  place: StatePlace,
  ledger: Ledger,
  options: { readonly step?: Step | undefined } = {},
) {
  const { configs, state } = await readLedgers(place.stateDir)
  const key = configKey(place)
  if (state === 'read' && JSON.stringify(configs[key] ?? {}) === JSON.stringify(ledger)) return false
  await ensureStateDir(place.stateDir)
  const text = JSON.stringify({ version: 1, configs: { ...configs, [key]: ledger } }, null, 1)
  const path = ledgerPath(place.stateDir)
  try {
    await writeAtomic(path, Buffer.from(text), { mode: 0o600, durable: false, label: 'ledger', step: options.step })
  } catch (error) {
    throw stateError(path, error)
  }
  return true
}
