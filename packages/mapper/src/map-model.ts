import { covers, equalJson, isJson, type Json } from '@copilot-sync/catalog'
import type { Use } from './arrange-rules.ts'
import { isEntryPath } from './entry-path.ts'
import type { Field, KeepingValue, RuleFailure, UnreadableValue } from './mapping.ts'
import { messageOf } from './message-of.ts'
import type { EntryPath, MappingRule, ModelView } from './rule.ts'
import type { BlindModel, BlindSpots } from './unreadable/blind-spots.ts'

export interface MappedModel {
  readonly fields: readonly Field[]
  readonly keep: readonly EntryPath[]
  readonly failed: readonly RuleFailure[]
  /** What decides some of `keep`. */
  readonly unreadable: readonly KeepingValue[]
}

/**
 * Folds what the rules say about one model, in their order. A rule that fails is named and its fields are kept; so are those
 * that it would write from what it cannot read.
 */
export function mapModel(
  model: ModelView,
  uses: readonly Use<MappingRule>[],
  blind: BlindModel | null = null,
): MappedModel {
  const fields = new Map<EntryPath, Field>()
  const keep = new Set<EntryPath>()
  const failed: RuleFailure[] = []
  const keeping = new Map<UnreadableValue, Set<EntryPath>>()
  for (const { rule, options } of uses) {
    const spots = blind?.of(rule)
    try {
      const said = contributionOf(rule, options, spots?.without ?? model)
      for (const [path, value] of said) {
        keep.delete(path)
        if (value === null) fields.delete(path)
        else fields.set(path, { path, value, rule: rule.name })
      }
      if (!spots) continue
      const open = openFields(rule, options, said, spots)
      for (const path of open) keep.add(path)
      for (const one of open.length > 0 ? spots.unreadable : []) {
        keeping.set(one, new Set([...(keeping.get(one) ?? []), ...open]))
      }
    } catch (cause) {
      failed.push({ rule: rule.name, model: model.id, message: messageOf(cause) })
      for (const path of rule.writes) keep.add(path)
    }
  }
  const unreadable = [...keeping].map(([{ path, value }, keeps]) => ({
    model: model.id,
    path,
    value,
    keeps: [...keeps],
  }))
  return { fields: [...fields.values()], keep: [...keep], failed, unreadable }
}

/** The fields of which the rule may say something else once it can read what it cannot read now. */
function openFields(
  rule: MappingRule,
  options: unknown,
  said: readonly [EntryPath, Json][],
  { trials }: BlindSpots,
): readonly EntryPath[] {
  if (trials === null) return rule.writes
  const open = new Set<EntryPath>()
  const blank = new Map(said)
  try {
    for (const trial of trials) {
      const full = new Map(contributionOf(rule, options, trial))
      for (const path of [...blank.keys(), ...full.keys()])
        if (!equalJson(blank.get(path), full.get(path))) open.add(path)
    }
  } catch {
    return rule.writes
  }
  return [...open]
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
