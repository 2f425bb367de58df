import { bareId } from '@copilot-sync/catalog'
import type { Settled } from '@copilot-sync/memory'
import { type Accepted, type Plan, type PlanInput, whatWasSeen } from '@copilot-sync/plan'

/** What guards hold because of what this very answer brought; the memory's own holds are told with the answer. */
export function newlyHeld(
  { event }: Pick<Settled, 'event'>,
  { held }: Pick<Plan, 'held'>,
  { wanted, entries }: Pick<PlanInput, 'wanted' | 'entries'>,
): Accepted[] {
  const ids = new Set([
    ...(event?.appeared ?? []),
    ...[...(event?.changed ?? []), ...(event?.went ?? [])].map(({ id }) => id),
  ])
  if (ids.size === 0) return []
  const models = new Map([...entries, ...wanted].map(({ name, model }) => [name, model]))
  return held.flatMap(({ name, path, reason, code }) => {
    if (code === undefined || code === 'MISSING' || code === 'VALUE_RETURNED') return []
    const model = models.get(name) ?? ''
    if (!ids.has(bareId(model))) return []
    return [{ code, what: `${path === null ? name : `${name} ${path}`}: ${whatWasSeen(reason)}` }]
  })
}
