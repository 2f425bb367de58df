import { covers, equalJson, type Json } from '@copilot-sync/catalog'
import type { Use } from './arrange-rules.ts'
import { askRule } from './ask-rule.ts'
import type { BlindModel, BlindSpots } from './blind-spots.ts'
import { isEntryPath } from './entry-path.ts'
import type { Field, KeepingValue, RuleFailure, UnreadableValue } from './mapping.ts'
import { failureOf } from './rule-fault.ts'
import type { EntryPath, MappingRule, ModelView } from './rule.ts'
import { assertValue } from './value-fault.ts'

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
  for (const use of uses) {
    const { rule } = use
    const spots = blind?.of(rule)
    try {
      const said = contributionOf(use, spots?.without ?? model)
      for (const [path, value] of said) {
        keep.delete(path)
        if (value === null) fields.delete(path)
        else fields.set(path, { path, value, rule: rule.name })
      }
      if (!spots) continue
      const open = openFields(use, model.id, said, spots)
      for (const path of open) keep.add(path)
      for (const one of open.length > 0 ? spots.unreadable : []) {
        keeping.set(one, new Set([...(keeping.get(one) ?? []), ...open]))
      }
    } catch (cause) {
      failed.push(failureOf(rule.name, model.id, cause))
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
  use: Use<MappingRule>,
  id: string,
  said: readonly [EntryPath, Json][],
  { trials }: BlindSpots,
): readonly EntryPath[] {
  if (trials === null) return use.rule.writes
  const open = new Set<EntryPath>()
  const blank = new Map(said)
  try {
    for (const trial of trials) {
      const full = new Map(contributionOf(use, trial))
      for (const path of [...blank.keys(), ...full.keys()])
        if (!equalJson(blank.get(path), full.get(path))) open.add(path)
    }
  } catch (cause) {
    // One that is not asked any more has failed.
    if (failureOf(use.rule.name, id, cause).givenUp !== undefined) throw cause
    return use.rule.writes
  }
  return [...open]
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
