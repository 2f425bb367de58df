import type { CatalogModel, Json } from '@copilot-sync/catalog'
import { arrangeRules, type Arranged } from '../arrange-rules.ts'
import { contributionOf } from '../map-model.ts'
import { nameModel } from '../name-model.ts'
import type { EntryPath, ModelView, RuleUse } from '../rule.ts'
import { selectModel } from '../select-model.ts'
import { viewModel } from '../view-model.ts'
import { type Advised, advise } from './advise.ts'
import type { Source } from './record-reads.ts'
import { traceRun } from './trace-run.ts'

/** What one select rule says of a model. */
export interface TracedCheck {
  readonly rule: string
  readonly summary: string
  /** Why the model is out; null = the rule lets it in. */
  readonly reason: string | null
  /** The rule threw; then nothing was decided. */
  readonly failed: boolean
  readonly from: readonly Source[]
  /** What would let the model in: `none`, nothing here can; null where it is in, or the rule says nothing of it. */
  readonly advice: Advised | 'none' | null
}

export interface TracedField {
  readonly path: EntryPath
  readonly value: Json
  readonly rule: string
  /** The catalog paths that decide the value, or all that the rule looked at where none does; empty for a constant. */
  readonly from: readonly Source[]
}

export interface ModelTrace {
  readonly id: string
  /** Every select rule, also those behind the first that says no. */
  readonly checks: readonly TracedCheck[]
  readonly names: { readonly rule: string; readonly names: readonly string[]; readonly failed: string | null }
  /** What the mapping rules say, whether the model is in or not; in the order in which it is written. */
  readonly fields: readonly TracedField[]
  readonly failed: readonly { readonly rule: string; readonly message: string }[]
}

/** Why a model becomes the entry that `mapCatalog` makes of it, or none. Pure; runs each rule a few times. */
export function traceModel(model: CatalogModel, uses: readonly RuleUse[]): ModelTrace {
  const rules = arrangeRules(uses)
  const view = viewModel(model)
  return {
    id: model.id,
    checks: rules.selects.map((use) => traceCheck(view, use)),
    names: traceNames(view, rules.names),
    ...traceFields(view, rules.mappings),
  }
}

const REASON = 'reason'

function traceCheck(model: ModelView, use: Arranged['selects'][number]): TracedCheck {
  const { name: rule, summary } = use.rule
  const traced = traceRun(model, (view) => new Map([[REASON, selectModel(view, use) ?? null]]))
  if (typeof traced.answer === 'string')
    return { rule, summary, reason: traced.answer, failed: true, from: traced.read, advice: null }
  const reason = traced.answer.get(REASON)
  return {
    rule,
    summary,
    reason: typeof reason === 'string' ? reason : null,
    failed: false,
    from: traced.sourcesOf(REASON),
    advice: typeof reason === 'string' ? advise(model, use) : null,
  }
}

function traceNames(model: ModelView, use: Arranged['names']): ModelTrace['names'] {
  const rule = use?.rule.name ?? 'core'
  const { answer } = traceRun(model, (view) => new Map([['names', nameModel(view, use)]]))
  if (typeof answer === 'string') return { rule, names: [], failed: answer }
  return { rule, names: [...answer.values()].flat().map(String), failed: null }
}

function traceFields(model: ModelView, uses: Arranged['mappings']): Pick<ModelTrace, 'fields' | 'failed'> {
  const fields = new Map<EntryPath, TracedField>()
  const failed: { rule: string; message: string }[] = []
  for (const use of uses) {
    const { rule } = use
    const traced = traceRun(model, (view) => new Map(contributionOf(use, view)))
    if (typeof traced.answer === 'string') {
      failed.push({ rule: rule.name, message: traced.answer })
      continue
    }
    for (const [key, value] of contributionOf(use, model)) {
      if (value === null) fields.delete(key)
      else fields.set(key, { path: key, value, rule: rule.name, from: traced.sourcesOf(key) })
    }
  }
  return { fields: [...fields.values()], failed }
}
