import { type CatalogModel, type CatalogPath, markOf, PROVIDER } from '@copilot-sync/catalog'
import { arrangeRules, type Arranged } from './arrange-rules.ts'
import { type BlindModel, blindModel } from './blind-spots.ts'
import { entryId } from './entry-id.ts'
import { findUnmapped } from './find-unmapped.ts'
import { mapModel, type MappedModel } from './map-model.ts'
import type { Entry, Field, Mapping, RuleFailure, Skipped, UnreadableValue } from './mapping.ts'
import { nameModel } from './name-model.ts'
import { factsOf } from './rule-facts.ts'
import { failureOf } from './rule-fault.ts'
import type { ModelView, RuleUse } from './rule.ts'
import { selectModel } from './select-model.ts'
import { type TypeTree, typeTree } from './type-tree.ts'
import { viewModel } from './view-model.ts'

/** A catalog path that is known and of no use to an entry. */
export interface IgnoredPath {
  readonly path: CatalogPath
  readonly why: string
}

/** Why a model has no entry; `failure` when the rule itself failed. */
interface Out {
  readonly skipped: Skipped
  readonly failure?: RuleFailure
}

/**
 * The entries that the rules make of a catalog, in its order, and all that a report needs; they carry the mark. Pure and synchronous.
 * Throws RULE_INVALID and RULE_CONFLICT for rules that do not go together; a rule that fails for a model throws nothing.
 */
export function mapCatalog(
  models: readonly CatalogModel[],
  uses: readonly RuleUse[],
  ignored: readonly IgnoredPath[] = [],
  mark: string = markOf(null),
): Mapping {
  const rules = arrangeRules(uses)
  const facts = factsOf(uses)
  const types = typeTree(uses.map(({ rule }) => rule))
  const given: Given = { types, ignored, mark }
  const mapping = { ...fold(models, rules, given), facts }
  // A rule that was given up on the way had its say for the models before: what counts is the list without it.
  const givenUp = mapping.failed.filter((one) => one.model === one.givenUp)
  if (givenUp.length === 0) return mapping
  const again = fold(models, rules, given)
  // Where another one decides now, this one is not asked any more; it failed all the same.
  const unasked = givenUp.filter(({ rule }) => !again.failed.some((one) => one.rule === rule))
  return { ...again, failed: [...unasked, ...again.failed], facts }
}

/** What is the same for all models, beside the rules. */
interface Given {
  readonly types: TypeTree
  readonly ignored: readonly IgnoredPath[]
  readonly mark: string
}

function fold(
  models: readonly CatalogModel[],
  rules: Arranged,
  { types, ignored, mark }: Given,
): Omit<Mapping, 'facts'> {
  const entries = new Map<string, Entry>()
  const skipped: Skipped[] = []
  const failed: RuleFailure[] = []
  const unreadable: UnreadableValue[] = []
  for (const model of models) {
    const view = viewModel(model)
    const blind = blindModel(types, model)
    if (blind) for (const { path, value } of blind.unreadable) unreadable.push({ model: model.id, path, value })
    const names = namesOf(view, rules, blind)
    if (!Array.isArray(names)) {
      skipped.push(names.skipped)
      if (names.failure) failed.push(names.failure)
      continue
    }
    const mapped = mapModel(view, rules.mappings, blind)
    for (const failure of mapped.failed) failed.push(failure)
    for (const name of names) {
      const holder = entries.get(name)
      if (holder) skipped.push(taken(view.id, name, holder.model, rules))
      else entries.set(name, entryOf(name, view.id, mapped, mark))
    }
  }
  const unmapped = findUnmapped(models, [...rules.reads, ...ignored.map(({ path }) => path)], unreadable)
  return { entries: [...entries.values()], skipped, unmapped, unreadable, failed, owned: rules.owned }
}

/** The names of a model that all select rules let in, or why it is out; the word of one that can read all it asks for counts first. */
function namesOf(view: ModelView, { selects, names }: Arranged, blind: BlindModel | null): string[] | Out {
  let asked = 'names'
  let undecided: Out | undefined
  try {
    for (const use of selects) {
      asked = use.rule.name
      const spots = blind?.of(use.rule)
      const reason = selectModel(spots?.asIs ?? view, use)
      if (reason === undefined) continue
      const [unreadable] = spots?.unreadable ?? []
      if (!unreadable) return { skipped: { id: view.id, reason, rule: asked } }
      undecided ??= { skipped: { id: view.id, reason, rule: asked, unreadable } }
    }
    if (undecided) return undecided
    asked = names?.rule.name ?? 'core'
    const given = nameModel(view, names)
    if (given.length > 0) return given
    return { skipped: { id: view.id, reason: `the rule "${asked}" gives it no name`, rule: asked } }
  } catch (cause) {
    const failure = failureOf(asked, view.id, cause)
    return {
      skipped: { id: view.id, reason: `the rule "${asked}" failed: ${failure.message}`, rule: asked },
      failure,
    }
  }
}

function entryOf(name: string, model: string, { fields, keep, unreadable }: MappedModel, mark: string): Entry {
  const id = entryId(name)
  const params: Field[] = [{ path: 'litellm_params.model', value: PROVIDER + model, rule: 'core' }]
  const info: Field[] = [
    { path: 'model_info.id', value: id, rule: 'core' },
    { path: 'model_info.managed_by', value: mark, rule: 'core' },
  ]
  for (const field of fields) (field.path.startsWith('litellm_params.') ? params : info).push(field)
  return { name, id, model, fields: [...params, ...info], keep, unreadable }
}

function taken(id: string, name: string, holder: string, { names }: Arranged): Skipped {
  return { id, reason: `the name "${name}" is taken by the model "${holder}"`, rule: names?.rule.name ?? 'core' }
}
