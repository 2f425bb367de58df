import { syncBuiltinESMExports } from 'node:module'
import { cells } from './protocol.ts'

export interface Fence {
  /** Which module is being loaded or asked. */
  enter(module: number, phase: 'load' | 'ask'): void
  /** The first thing that went wrong beside the answer since `enter`: a late throw, a rejection that nobody took, an exit. */
  readonly broken: { readonly cause: unknown } | undefined
}

/**
 * Takes from the code in this thread what would go on after an answer, or end the thread without one: exits throw, so do
 * timers while a rule is asked; a module's own timers say in shared memory that they run. What it prints is dropped.
 */
export function raiseFence(shared: Int32Array<SharedArrayBuffer>): Fence {
  let at = 0
  let phase: 'load' | 'ask' = 'load'
  let broken: { readonly cause: unknown } | undefined
  const breakWith = (cause: unknown): void => {
    broken ??= { cause }
  }
  process.on('uncaughtException', breakWith).on('unhandledRejection', breakWith)

  const refuse = (name: string) => (): never => {
    const cause = new Error(`it calls process.${name}()`)
    breakWith(cause)
    throw cause
  }
  Object.assign(process, { exit: refuse('exit'), abort: refuse('abort'), kill: refuse('kill') })

  for (const stream of [process.stdout, process.stderr]) Object.assign(stream, { write: drop })

  const timers: Record<string, unknown> = process.getBuiltinModule('node:timers')
  // Node itself calls setImmediate after an error that was taken; what a rule gives it runs before the answer goes.
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const set = globalThis[name]
    const fenced = (callback: (...given: unknown[]) => void, ...rest: unknown[]): unknown => {
      if (phase === 'ask') {
        const cause = new TypeError(`it calls ${name}: a rule answers at once`)
        breakWith(cause)
        throw cause
      }
      const owner = at + 1
      const run = (...given: unknown[]): void => {
        const before = Atomics.exchange(shared, cells.timer, owner)
        try {
          callback(...given)
        } catch {
          // It has no part in any answer.
        } finally {
          Atomics.store(shared, cells.timer, before)
        }
      }
      return Reflect.apply(set, undefined, [run, ...rest])
    }
    Object.assign(fenced, set)
    Object.assign(globalThis, { [name]: fenced })
    timers[name] = fenced
  }
  syncBuiltinESMExports()

  return {
    enter(module, next) {
      at = module
      phase = next
      broken = undefined
    },
    get broken() {
      return broken
    },
  }
}

/** In the place of a stream's `write`. */
function drop(...given: readonly unknown[]): true {
  const done = given.at(-1)
  if (typeof done === 'function') process.nextTick(done)
  return true
}
