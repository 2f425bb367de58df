import { isJson, type Json } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import { entryPathFault, isEntryPath } from './entry-path.ts'
import type { EntryPath, MappingRule, RuleUse } from './rule.ts'

/** Settings' `overrides`: a model id or a glob → its fields; a key without a dot is `model_info.<key>`, null removes the field. */
export type Overrides = Readonly<Record<string, Readonly<Record<string, Json>>>>

/** The rules of settings' `overrides`, one a pattern. They belong after all others and take over any field; of two patterns that fit the later wins. */
export function overrideRules(overrides: Overrides): RuleUse[] {
  return Object.entries(overrides).map(([pattern, fields]) => {
    const writes: [EntryPath, Json][] = Object.entries(fields).map(([key, value]) => {
      const path = key.includes('.') ? key : `model_info.${key}`
      if (!isEntryPath(path) || path.endsWith('.*')) {
        throw invalid(pattern, entryPathFault(path) ?? `"${path}" is no single field`)
      }
      if (!isJson(value)) throw invalid(pattern, `the value of "${key}" is no JSON`)
      return [path, value]
    })
    return { rule: overrideRule(pattern, writes), isOwnWord: true }
  })
}

function overrideRule(pattern: string, fields: readonly [EntryPath, Json][]): MappingRule {
  const writes = fields.map(([path]) => path)
  const values = Object.fromEntries(fields)
  return {
    api: 1,
    name: `override:${pattern}`,
    summary: `Fields of \`${pattern}\`, as settings say.`,
    decides: 'user',
    reads: [],
    writes,
    overrides: writes,
    map: (model) => (model.matches(pattern) ? values : undefined),
    examples: [],
  }
}

function invalid(pattern: string, what: string): SyncError {
  return new SyncError('RULE_INVALID', `override "${pattern}" of the settings: ${what}`, {
    hint: 'An override reads `"gpt-5*": { mode: responses, model_info.max_output_tokens: 8000 }`; a key without a dot is a field of model_info, null removes the field. Names are set by `names` and `aliases`.',
  })
}
