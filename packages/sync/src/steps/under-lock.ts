import { cleanUp, hasUnfinishedWrite, isGroupWritable, type Lock, type StatePlace, withLock } from '@copilot-sync/state'
import { includePath } from '../layout/include-path.ts'
import { memoryDir } from '../memory/memory-dir.ts'
import type { Runtime } from '../runtime.ts'

/** Acts alone, after what a dead run left behind has been ended. Errors: LOCK_HELD (9), STATE_UNREADABLE (1). */
export async function underLock<T>(
  runtime: Runtime,
  place: StatePlace,
  lockTimeout: number | undefined,
  act: (lock: Lock) => Promise<T>,
): Promise<T> {
  const { clock, fault: step, signal } = runtime
  return withLock({ stateDir: place.stateDir, clock, lockTimeout, signal, step }, async (lock) => {
    if (isGroupWritable(place.stateDir)) {
      runtime.warn(`${place.stateDir} may be written by its group, who can change what a restore brings back`)
    }
    await mend(runtime, place)
    return act(lock)
  })
}

/** Whether a write in place was cut off, of the config or of our included file: they may be torn. */
export async function isTorn(place: StatePlace): Promise<boolean> {
  return (await hasUnfinishedWrite(place)) || hasUnfinishedWrite(included(place))
}

const included = ({ stateDir, realPath }: StatePlace): StatePlace => ({ stateDir, realPath: includePath(realPath) })

async function mend(runtime: Runtime, place: StatePlace): Promise<void> {
  const places = (await hasUnfinishedWrite(included(place))) ? [included(place), place] : [place]
  for (const one of places) {
    const { mended } = await cleanUp(one, { step: runtime.fault, folders: [memoryDir(place)] })
    if (mended) runtime.warn(`${one.realPath} was torn by a crash; it has its old text back`)
  }
}
