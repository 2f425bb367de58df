import { reason } from '@copilot-sync/errors'
import { modelId } from '../provider.ts'
import { sortEntries } from '../sort-entries.ts'
import type { HeldChange } from '../types.ts'
import type { Proposal } from './context.ts'
import { countOwned, type Guard } from './guard.ts'
import { heldNow } from './held-now.ts'

/** With `newModels: propose`, or for what is only to be proposed, a model that we do not serve yet is named and not added. */
export const newModels: Guard = (plan, input, { newModels: mode, proposed }) => {
  if (countOwned(plan) === 0 || (mode === 'add' && proposed.length === 0)) return plan
  const served = new Set([...sortEntries(input).ours.values()].map(modelId))
  const proposals = new Map(proposed.map(({ id, why }) => [id, why]))
  const proposedFor = (model: string): readonly Proposal[] | undefined =>
    served.has(model) ? undefined : (proposals.get(model) ?? (mode === 'propose' ? [] : undefined))
  const held = plan.add.flatMap(({ name, entry }): HeldChange[] => {
    const why = proposedFor(entry.model)
    if (why === undefined) return []
    return [heldNow(name, null, reason('NEW_MODEL', why))]
  })
  if (held.length === 0) return plan
  return {
    ...plan,
    add: plan.add.filter(({ entry }) => proposedFor(entry.model) === undefined),
    held: [...plan.held, ...held],
  }
}
