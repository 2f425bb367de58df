import type { Place } from '@copilot-sync/errors'
import type { RuleFailure } from './mapping.ts'
import { messageOf } from './message-of.ts'

/** What a rule did wrong elsewhere than in this call: where, and whether it is asked no more. */
export class RuleFault extends Error {
  readonly place: Place | null
  /** The model at which the rule was given up for the whole run, null = when it was loaded; undefined = it was not. */
  readonly givenUp: string | null | undefined

  constructor(message: string, place: Place | null, givenUp?: string | null) {
    super(message)
    this.place = place
    this.givenUp = givenUp
  }
}

export function failureOf(rule: string, model: string, cause: unknown): RuleFailure {
  const message = messageOf(cause)
  if (!(cause instanceof RuleFault)) return { rule, model, message, place: null }
  const { place, givenUp } = cause
  return { rule, model, message, place, ...(givenUp === undefined ? {} : { givenUp }) }
}
