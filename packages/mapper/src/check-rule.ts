import { isMap, type Json } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import { isDeepStrictEqual } from 'node:util'
import { checkRuleShape } from './check-rule-shape.ts'
import { freezeDeep } from './freeze-deep.ts'
import { contributionOf } from './map-model.ts'
import { messageOf } from './message-of.ts'
import { nameModel } from './name-model.ts'
import type { ModelView, Rule } from './rule.ts'
import { selectModel } from './select-model.ts'
import { viewModel } from './view-model.ts'

/**
 * The test of a rule: runs its examples and holds it to its word. Throws RULE_INVALID when an example comes out
 * differently, a field is written that `writes` does not declare, a path is read that `reads` does not, the model is
 * changed, or there is no example. For a catalog without `id` the id is `example`.
 */
export function checkRule(value: unknown): void {
  const rule = checkRuleShape(value, 'the rule to check')
  if (!rule.examples?.length) throw broken(rule, 'it has no examples')
  for (const [index, example] of rule.examples.entries()) {
    const place = `example ${index + 1}`
    const model = frozenModel(example.catalog)
    let answers: { got: unknown; wanted: unknown }
    try {
      answers = run(rule, index, model)
    } catch (cause) {
      throw broken(rule, `${place} fails: ${messageOf(cause)}`, cause)
    }
    const { got, wanted } = answers
    if (!isDeepStrictEqual(got, wanted)) {
      throw broken(rule, `${place} gives ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`)
    }
  }
}

function run(rule: Rule, index: number, model: ModelView): { got: unknown; wanted: unknown } {
  if ('map' in rule) {
    const example = rule.examples[index]
    const wanted = Object.entries(example?.entry ?? {}).filter(([, field]) => field !== undefined)
    return {
      got: Object.fromEntries(contributionOf({ rule, options: example?.options }, model)),
      wanted: Object.fromEntries(wanted),
    }
  }
  if ('select' in rule) {
    const example = rule.examples[index]
    return { got: selectModel(model, { rule, options: example?.options }), wanted: example?.out }
  }
  const example = rule.examples[index]
  return { got: nameModel(model, { rule, options: example?.options }), wanted: example?.names }
}

function frozenModel(catalog: Json): ModelView {
  const given = structuredClone(catalog)
  const id = isMap(given) && typeof given['id'] === 'string' ? given['id'] : 'example'
  return viewModel(freezeDeep({ ...(isMap(given) ? given : {}), id }))
}

function broken({ name }: Rule, what: string, cause?: unknown): SyncError {
  return new SyncError('RULE_INVALID', `rule "${name}": ${what}`, {
    hint: 'Mend the rule or the example; `writes` and `reads` list all that the rule touches.',
    cause,
  })
}
