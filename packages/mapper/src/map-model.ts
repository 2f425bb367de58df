import { covers, isJson, type Json } from '@copilot-sync/catalog'
import type { Use } from './arrange-rules.ts'
import { isEntryPath } from './entry-path.ts'
import type { Field, RuleFailure } from './mapping.ts'
import { messageOf } from './message-of.ts'
import type { EntryPath, MappingRule, ModelView } from './rule.ts'

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
  for (const { rule, options } of uses) {
    try {
      for (const [path, value] of contributionOf(rule, options, model)) {
        keep.delete(path)
        if (value === null) fields.delete(path)
        else fields.set(path, { path, value, rule: rule.name })
      }
    } catch (cause) {
      failed.push({ rule: rule.name, model: model.id, message: messageOf(cause) })
      for (const path of rule.writes) keep.add(path)
    }
  }
  return { fields: [...fields.values()], keep: [...keep], failed }
}

/** What the rule says, checked against its word: declared fields with JSON values. All of it or an error. */
export function contributionOf(rule: MappingRule, options: unknown, model: ModelView): [EntryPath, Json][] {
  const answer: unknown = rule.map(model, options)
  if (answer === undefined) return []
  if (!isPlainObject(answer)) throw new TypeError('map returned no object of fields')
  const fields: [EntryPath, Json][] = []
  for (const [path, value] of Object.entries(answer)) {
    if (value === undefined) continue
    if (!isDeclared(rule, path)) {
      throw new TypeError(`map returned ${path}, which is not among the rule's writes`)
    }
    if (!isJson(value)) throw new TypeError(`the value of ${path} is no JSON`)
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
