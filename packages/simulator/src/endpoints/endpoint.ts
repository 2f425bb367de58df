import type { Answer, Call } from '../call.ts'
import type { State } from '../state.ts'

/** Answers one call; `parameter` is what the path holds in place of `{id}`. */
export type Handler = (call: Call, state: State, parameter: string) => Answer
