import { reason } from '@copilot-sync/errors'
import type { Guard } from './guard.ts'
import { heldNow } from './held-now.ts'
import { keepRemovals } from './keep-removals.ts'

/** An entry that something in the config still names stays: without it a fallback or an alias would lead nowhere. */
export const stillNamed: Guard = (plan, input, { references }) => {
  const places = Map.groupBy(references, ({ name }) => name)
  const users = new Set(plan.userEntries)
  return keepRemovals(plan, input, ({ name, reason: { code, seen } }) => {
    const named = places.get(name)
    if (!named || users.has(name)) return undefined
    const where = [...new Set(named.map(({ place }) => place))]
    return heldNow(name, null, reason('STILL_NAMED', { code, seen }, where))
  })
}
