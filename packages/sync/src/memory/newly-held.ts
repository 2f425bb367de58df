import { bareId } from '@copilot-sync/catalog'
import type { Settled } from '@copilot-sync/memory'
import type { Accepted, Plan, PlanInput } from '@copilot-sync/plan'
import { isMemorys } from './is-memorys.ts'

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
  return held.flatMap(({ name, path, reason }) => {
    const { code } = reason
    if (isMemorys(code)) return []
    const model = models.get(name) ?? ''
    return ids.has(bareId(model)) ? [{ code, name, path, reason }] : []
  })
}
