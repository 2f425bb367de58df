import { readConfigFile, readRunState, writeRunState } from '@copilot-sync/state'
import { resolve } from 'node:path'
import { reasonOf } from '../reason-of.ts'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { openPlace } from '../steps/open-place.ts'
import { underLock } from '../steps/under-lock.ts'
import { isOver } from './is-over.ts'
import type { Paused } from './paused.ts'

export interface PauseResult {
  readonly config: string
  readonly paused: Paused
}

/** From now on `sync` writes nothing to this config. A pause that is in force keeps its beginning; the rest is said anew. */
export async function pause(
  runtime: Runtime,
  options: CommonOptions & {
    /** Milliseconds since the epoch; undefined = until `resume`. */
    readonly until?: number | undefined
    readonly reason?: string | undefined
    readonly lockTimeoutMs: number
  },
): Promise<PauseResult> {
  const { realPath } = await readConfigFile(resolve(runtime.cwd, options.config))
  const place = await openPlace(runtime, options)
  return underLock(runtime, place, options.lockTimeoutMs, async () => {
    const { state: _, ...known } = await readRunState(place)
    const now = new Date(runtime.now()).toISOString()
    const paused = {
      since: known.pause && !isOver(known.pause.until, runtime.now()) ? known.pause.since : now,
      until: options.until === undefined ? null : new Date(options.until).toISOString(),
      reason: reasonOf(runtime, options.reason),
    }
    await writeRunState(place, { ...known, pause: paused }, { step: runtime.fault })
    return { config: realPath, paused }
  })
}
