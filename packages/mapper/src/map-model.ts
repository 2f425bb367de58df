import { covers, type Json } from '@copilot-sync/catalog'
import type { Use } from './arrange-rules.ts'
import { askRule } from './ask-rule.ts'
import { isEntryPath } from './entry-path.ts'
import type { Field, RuleFailure } from './mapping.ts'
import { failureOf } from './rule-fault.ts'
import type { EntryPath, MappingRule, ModelView } from './rule.ts'
import { assertValue } from './value-fault.ts'

export interface MappedModel {
  readonly fields: readonly Field[]
  readonly keep: readonly EntryPath[]
  readonly failed: readonly RuleFailure[]
}

/** Folds what the rules say about one model, in their order; a rule that fails is named and its fields are kept. */
export function mapModel(model: ModelView, uses: readonly Use<MappingRule>[]): MappedModel {
  const fields = new Map<EntryPath, Field>()
  const keep = new Set<EntryPath>()
  const failed: RuleFailure[] = []
  for (const use of uses) {
    const { rule } = use
    try {
      for (const [path, value] of contributionOf(use, model)) {
        keep.delete(path)
        if (value === null) fields.delete(path)
        else fields.set(path, { path, value, rule: rule.name })
      }
    } catch (cause) {
      failed.push(failureOf(rule.name, model.id, cause))
      for (const path of rule.writes) keep.add(path)
    }
  }
  return { fields: [...fields.values()], keep: [...keep], failed }
}

/** What the rule says, checked against its word: declared fields with JSON values. All of it or an error. */
export function contributionOf({ rule, options, isOwnWord }: Use<MappingRule>, model: ModelView): [EntryPath, Json][] {
  const answer: unknown = askRule(rule, model, (view) => rule.map(view, options))
  if (answer === undefined) return []
  if (answer instanceof Promise) throw new TypeError('map returned a promise: a rule answers at once')
  if (!isPlainObject(answer)) throw new TypeError('map returned no object of fields')
  const fields: [EntryPath, Json][] = []
  for (const [path, value] of Object.entries(answer)) {
    if (value === undefined) continue
    if (!isDeclared(rule, path)) {
      throw new TypeError(`map returned ${path}, which is not among the rule's writes`)
    }
    assertValue(value, `the value of ${path}`, { isOwnWord })
    fields.push([path, value])
  }
  return fields
}

function isDeclared({ writes }: MappingRule, path: string): path is EntryPath {
  if (path.endsWith('.*')) return false
  return writes.some((field) => field === path) || (isEntryPath(path) && writes.some((wide) => covers(wide, path)))
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
