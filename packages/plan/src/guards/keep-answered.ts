import { equalJson } from '@copilot-sync/catalog'
import type { EntryUpdate, Plan } from '../types.ts'
import type { GuardContext } from './context.ts'

/**
 * What stands in the config and what this very answer says stays, also where the memory still waits with another value: a
 * limit that a guard held back needs no change once the catalog is back at it. Not to be forced.
 */
export function keepAnswered(plan: Plan, { answer }: GuardContext): Plan {
  const answered = answer?.entries ?? []
  if (answered.length === 0) return plan
  const values = new Map(
    answered.map(({ name, fields }) => [name, new Map(fields.map(({ path, value }) => [path, value]))]),
  )
  const update = plan.update.flatMap((entry): EntryUpdate[] => {
    if (entry.adopted) return [entry]
    const now = values.get(entry.name)
    const fields = entry.fields.filter(
      ({ path, from }) => from === undefined || !now?.has(path) || !equalJson(now.get(path), from),
    )
    return fields.length > 0 ? [{ ...entry, fields }] : []
  })
  return { ...plan, update, unchanged: plan.unchanged + plan.update.length - update.length }
}
