import { reason } from '@copilot-sync/errors'
import type { Mapping } from '@copilot-sync/mapper'
import { type ConfigEntry, type HeldChange, modelId, type Plan, servesCopilot } from '@copilot-sync/plan'

/** A model whose select or names rule failed was not decided upon: its entries stay as they are. */
export function holdUndecided(plan: Plan, entries: readonly ConfigEntry[], { skipped, failed }: Mapping): Plan {
  const byRule = new Map(failed.map((one) => [`${one.rule} ${one.model}`, one]))
  const undecided = new Map(
    skipped
      .map(({ id, rule }) => ({ id, failure: byRule.get(`${rule} ${id}`) }))
      .flatMap(({ id, failure }) => (failure ? [[id, failure] as const] : [])),
  )
  if (undecided.size === 0) return plan
  const failures = new Map(
    entries.flatMap((entry) => {
      const failure = servesCopilot(entry) ? undecided.get(modelId(entry) ?? '') : undefined
      return failure === undefined ? [] : [[entry.key, failure]]
    }),
  )
  const held = plan.remove.flatMap(({ name, key }): HeldChange[] => {
    const failure = failures.get(key)
    if (failure === undefined) return []
    const { rule, message } = failure
    return [{ name, path: null, reason: reason('RULE_FAILED', { rule, message }), missingSince: null, fetches: 0 }]
  })
  return {
    ...plan,
    remove: plan.remove.filter(({ key }) => !failures.has(key)),
    held: [...plan.held, ...held],
    unchanged: plan.unchanged + held.length,
  }
}
