import type { State } from './state.ts'

/** A new id for an answer, and its time. */
export function stamp(state: State): { readonly id: string; readonly seconds: number } {
  state.counter += 1
  return { id: `simulated${state.counter}`, seconds: Math.floor(state.now() / 1000) }
}
