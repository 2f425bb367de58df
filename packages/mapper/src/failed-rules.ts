import type { Mapping, RuleFailure } from './mapping.ts'

/** A rule that failed, as it is reported. */
export interface FailedRule extends Pick<RuleFailure, 'rule' | 'message' | 'place'> {
  /** null where it failed when it was loaded. */
  readonly model: string | null
}

/** What failed, each once: a rule that was given up for the whole run stands there with the model at which it was. */
export function failedRules({ failed }: Pick<Mapping, 'failed'>): FailedRule[] {
  const rows = failed.map(({ rule, model, message, place, givenUp }): FailedRule => {
    return { rule, model: givenUp === undefined ? model : givenUp, message, place }
  })
  return [...new Map(rows.map((row) => [JSON.stringify([row.rule, row.model, row.message]), row])).values()]
}
