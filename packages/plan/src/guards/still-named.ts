import { ACCEPT, heldUntil } from './accept.ts'
import type { Guard } from './guard.ts'
import { keepRemovals } from './keep-removals.ts'

/** An entry that something in the config still names stays: without it a fallback or an alias would lead nowhere. */
export const stillNamed: Guard = (plan, { guard }) => {
  const places = Map.groupBy(guard?.references ?? [], ({ name }) => name)
  const users = new Set(plan.userEntries)
  return keepRemovals(plan, ({ name, reason }) => {
    const named = places.get(name)
    if (!named || users.has(name)) return undefined
    const where = [...new Set(named.map(({ place }) => place))]
    return {
      name,
      path: null,
      reason: heldUntil(
        `${reason}, but still named in ${where.join(', ')}`,
        `take it out there, or accept it: ${ACCEPT}`,
      ),
      missingSince: null,
      fetches: 0,
      code: 'STILL_NAMED',
    }
  })
}
