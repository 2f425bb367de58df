import { PROVIDER } from '@copilot-sync/catalog'
import type { Use } from './arrange-rules.ts'
import { askRule } from './ask-rule.ts'
import type { ModelView, NamesRule } from './rule.ts'
import { assertValue } from './value-fault.ts'

/** The names that a model is served under, each once. Without a names rule: `github_copilot/<id>`. */
export function nameModel(model: ModelView, use: Use<NamesRule> | undefined): string[] {
  if (use === undefined) return [PROVIDER + model.id]
  const { rule, options } = use
  const names: unknown = askRule(rule, model, (view) => rule.names(view, options))
  if (!Array.isArray(names)) throw new TypeError('names returned no list')
  assertValue(names, 'a name that it gives')
  const given = new Set<string>()
  for (const name of names) {
    if (!isName(name)) throw new TypeError(`${JSON.stringify(name)} is no model name`)
    given.add(name)
  }
  return [...given]
}

/** LiteLLM takes a `*` in a name as a wildcard route. */
function isName(name: unknown): name is string {
  return (
    typeof name === 'string' && name.isWellFormed() && name.trim() === name && /^[^*\p{Cc}\u2028\u2029]+$/u.test(name)
  )
}
