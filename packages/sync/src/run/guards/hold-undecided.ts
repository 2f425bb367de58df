import { reason, type Reason } from '@copilot-sync/errors'
import type { Mapping } from '@copilot-sync/mapper'
import { heldNow, keepRemovals, modelId, type Plan, type PlanInput, servesCopilot } from '@copilot-sync/plan'
import { unreadableReason } from './unreadable-reason.ts'

/** A model whose select or names rule failed, or could not read what it asked for, was not decided upon: its entries stay as they are. */
export function holdUndecided(plan: Plan, input: PlanInput, mapping: Mapping): Plan {
  const undecided = undecidedModels(mapping)
  if (undecided.size === 0) return plan
  const reasons = new Map(
    input.entries.flatMap((entry) => {
      const why = servesCopilot(entry) ? undecided.get(modelId(entry) ?? '') : undefined
      return why === undefined ? [] : [[entry.key, why]]
    }),
  )
  return keepRemovals(plan, input, ({ name, key }) => {
    const why = reasons.get(key)
    return why && heldNow(name, why.path, why.reason)
  })
}

interface Why {
  readonly path: string | null
  readonly reason: Reason
}

function undecidedModels({ skipped, failed }: Mapping): Map<string, Why> {
  const byRule = new Map(failed.map((one) => [`${one.rule} ${one.model}`, one]))
  const rows = skipped.flatMap(({ id, rule, unreadable }): [string, Why][] => {
    if (unreadable) {
      const { path, value } = unreadable
      return [[id, { path, reason: unreadableReason(value) }]]
    }
    const failure = byRule.get(`${rule} ${id}`)
    if (!failure) return []
    return [[id, { path: null, reason: reason('RULE_FAILED', { rule, message: failure.message }) }]]
  })
  return new Map(rows)
}
