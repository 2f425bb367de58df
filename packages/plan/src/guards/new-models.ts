import { modelId } from '../provider.ts'
import { sortEntries } from '../sort-entries.ts'
import type { HeldChange } from '../types.ts'
import { ACCEPT, heldUntil } from './accept.ts'
import type { Guard } from './guard.ts'
import { countOwned } from './owned-entries.ts'

/** With `newModels: propose`, or for what is only to be proposed, a model that we do not serve yet is named and not added. */
export const newModels: Guard = (plan, input) => {
  const { newModels: mode = 'add', proposed = [] } = input.guard ?? {}
  if (countOwned(plan) === 0 || (mode === 'add' && proposed.length === 0)) return plan
  const served = new Set([...sortEntries(input).ours.values()].map(modelId))
  const reasons = new Map(proposed.map(({ id, reason }) => [id, reason]))
  const reasonOf = (model: string): string | undefined =>
    served.has(model) ? undefined : (reasons.get(model) ?? (mode === 'propose' ? '`newModels: propose`' : undefined))
  const held = plan.add.flatMap(({ name, entry }): HeldChange[] => {
    const why = reasonOf(entry.model)
    if (why === undefined) return []
    const reason = heldUntil(`new, and only proposed (${why})`, `change \`newModels\`, or accept it: ${ACCEPT}`)
    return [{ name, path: null, reason, missingSince: null, fetches: 0, code: 'NEW_MODEL' }]
  })
  if (held.length === 0) return plan
  return {
    ...plan,
    add: plan.add.filter(({ entry }) => reasonOf(entry.model) === undefined),
    held: [...plan.held, ...held],
  }
}
