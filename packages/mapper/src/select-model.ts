import type { Use } from './arrange-rules.ts'
import type { ModelView, SelectRule } from './rule.ts'

/** Why the rule leaves the model out; undefined = it is in. */
export function selectModel(model: ModelView, { rule, options }: Use<SelectRule>): string | undefined {
  const reason: unknown = rule.select(model, options)
  if (reason === undefined || (typeof reason === 'string' && reason !== '')) return reason
  throw new TypeError('select returned neither undefined (in) nor a reason (out)')
}
