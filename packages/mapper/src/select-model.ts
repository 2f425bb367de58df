import type { Use } from './arrange-rules.ts'
import { askRule } from './ask-rule.ts'
import type { ModelView, SelectRule } from './rule.ts'

/** It is one line for people. */
const LONGEST = 1000

/** Why the rule leaves the model out; undefined = it is in. */
export function selectModel(model: ModelView, { rule, options }: Use<SelectRule>): string | undefined {
  const reason: unknown = askRule(rule, model, (view) => rule.select(view, options))
  if (reason === undefined || (typeof reason === 'string' && reason !== '' && reason.length <= LONGEST)) return reason
  throw new TypeError('select returned neither undefined (in) nor a short reason (out)')
}
