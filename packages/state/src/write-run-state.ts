import { ensureStateDir } from './ensure-state-dir.ts'
import { stateError } from './file-error.ts'
import { readRunStates, type RunStates, runStatePath } from './read-run-state.ts'
import type { RunState } from './run-state-types.ts'
import { configKey } from './state-dir.ts'
import type { StatePlace, Step } from './types.ts'
import { writeAtomic } from './write-atomic.ts'

interface WriteOptions {
  readonly step?: Step | undefined
  /** The file as it was read, under this lock and after all that was written to it; else it is read. */
  readonly read?: RunStates | undefined
}

/** Keeps what the next run has to know; gives false, and writes nothing, when that is kept already. To be called under the lock. */
export async function writeRunState(
  place: StatePlace,
  { last, pause, hold }: RunState,
  { step, read }: WriteOptions = {},
): Promise<boolean> {
  const { configs, state } = read ?? (await readRunStates(place.stateDir))
  const key = configKey(place)
  const next: RunState = { last, pause, hold }
  if (state === 'read' && JSON.stringify(configs[key]) === JSON.stringify(next)) return false
  await ensureStateDir(place.stateDir)
  const all = { ...configs, [key]: next }
  const path = runStatePath(place.stateDir)
  // A word of the user's must survive a power cut; what the last sync saw need not.
  const durable = Object.values(all).some((one) => one.pause !== null || one.hold !== null)
  const text = `${JSON.stringify({ version: 1, configs: all }, null, 1)}\n`
  try {
    await writeAtomic(path, Buffer.from(text), { mode: 0o600, durable, label: 'state', step })
  } catch (error) {
    throw stateError(path, error)
  }
  return true
}
