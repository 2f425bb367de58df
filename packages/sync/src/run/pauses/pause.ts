import { readRunState, writeRunState } from '@copilot-sync/state'
import { type ContextOptions, openAnyState } from '../../context/context.ts'
import { underLock } from '../../context/under-lock.ts'
import type { Runtime } from '../../contract/runtime.ts'
import type { Paused } from '../../contract/sync-result.ts'
import { userNote } from '../../contract/user-note.ts'
import { isOver } from './paused.ts'

export interface PauseResult {
  readonly config: string
  readonly paused: Paused
}

/** From now on `sync` writes nothing to this config. A pause that is in force keeps its beginning; the rest is said anew. */
export async function pause(
  runtime: Runtime,
  options: ContextOptions & {
    /** Milliseconds since the epoch; undefined = until `resume`. */
    readonly until?: number | undefined
    readonly reason?: string | undefined
    readonly lockTimeoutMs: number
  },
): Promise<PauseResult> {
  const context = await openAnyState(runtime, options)
  const { target, state } = context
  await target.exists()
  return underLock(runtime, context, options.lockTimeoutMs, async () => {
    const { state: _, ...known } = await readRunState(state)
    const now = new Date(runtime.now()).toISOString()
    const paused = {
      since: known.pause && !isOver(known.pause.until, runtime.now()) ? known.pause.since : now,
      until: options.until === undefined ? null : new Date(options.until).toISOString(),
      reason: userNote(runtime, options.reason),
    }
    await writeRunState(state, { ...known, pause: paused }, { step: runtime.step })
    return { config: target.identity, paused }
  })
}
