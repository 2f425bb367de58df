import { isJson, type Json } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import { entryPathFault, isEntryPath } from './entry-path.ts'
import type { EntryPath, MappingRule, RuleUse } from './rule.ts'

/** Where a flag goes: a field, or a field with the value for each of the flag's values. */
export type FlagTarget = string | { readonly to: string; readonly values?: Readonly<Record<string, Json>> | undefined }

/**
 * The rules of settings' `flags`, one a flag. A key without a dot is `capabilities.supports.<key>`, else a catalog path.
 * Without `values` the flag's value is copied; with them it is looked up, of a list the first item that is found.
 */
export function flagRules(flags: Readonly<Record<string, FlagTarget>>): RuleUse[] {
  return Object.entries(flags).map(([key, target]) => {
    const { to, values } = typeof target === 'string' ? { to: target } : target
    if (!/^[^.\s*]+(?:\.[^.\s*]+)*$/.test(key)) throw invalid(key, 'is no catalog path')
    if (!isEntryPath(to) || to.endsWith('.*')) throw invalid(key, entryPathFault(to) ?? `"${to}" is no single field`)
    if (values !== undefined && !isJson(values)) throw invalid(key, 'has `values` that are no JSON')
    return { rule: flagRule(key, to, values) }
  })
}

function flagRule(key: string, to: EntryPath, values: Readonly<Record<string, Json>> | undefined): MappingRule {
  const path = key.includes('.') ? key : `capabilities.supports.${key}`
  return {
    api: 1,
    name: `flag:${key}`,
    summary: `\`${path}\` goes to \`${to}\`, as settings say.`,
    reads: [path],
    ...(values ? { types: { [path]: 'plain' } } : { copies: true }),
    writes: [to],
    map(model) {
      const value = model.get(path) ?? undefined
      return { [to]: values && value !== undefined ? lookUp(values, value) : value }
    },
    examples: [],
  }
}

function lookUp(values: Readonly<Record<string, Json>>, value: Json): Json | undefined {
  const keys = (Array.isArray(value) ? (value as readonly Json[]) : [value]).map((item) =>
    typeof item === 'string' ? item : JSON.stringify(item),
  )
  const found = keys.find((key) => Object.hasOwn(values, key))
  return found === undefined ? undefined : values[found]
}

function invalid(key: string, what: string): SyncError {
  return new SyncError('RULE_INVALID', `flag "${key}" of the settings: ${what}`, {
    hint: 'A line of `flags` reads `new_flag: model_info.supports_new_flag` or `new_flag: { to: model_info.x, values: { high: true } }`.',
  })
}
