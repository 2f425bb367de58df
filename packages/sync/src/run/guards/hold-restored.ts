import { reason } from '@copilot-sync/errors'
import { type HeldChange, heldNow, isEmptyPlan, otherPath, type Plan } from '@copilot-sync/plan'
import type { Hold } from '@copilot-sync/state'

/** What a plan is made for. */
export interface PlanBasis {
  /** SHA-256 of the config; null where there is none. */
  readonly config: string | null
  readonly catalog: string
  readonly rules: string
}

/**
 * The hold that a restore left, while config, catalog and rules are still those of the plan that it undid; else null.
 * What the restore did not know is pinned to what is seen now.
 */
export function holdInForce(hold: Hold | null, plan: Plan, { config, catalog, rules }: PlanBasis): Hold | null {
  if (hold === null || hold.config !== config || isEmptyPlan(plan)) return null
  // Rules count with what they make of the stable catalog: an answer that changes none of it has not moved.
  if (hold.rules === null ? (hold.catalog ?? catalog) !== catalog : hold.rules !== rules) return null
  return { ...hold, catalog, rules }
}

/** The plan with every change held. */
export function holdRestored(plan: Plan, { backup }: Hold): Plan {
  const hold = (name: string, path: string | null): HeldChange => heldNow(name, path, reason('RESTORED', backup))
  // A twin's other half is counted already.
  const moved = (plan.move ?? []).filter(({ twin }) => !twin)
  const stays = new Set(
    [...plan.update.filter(({ adopted }) => !adopted), ...plan.remove, ...moved].map(({ name }) => name),
  )
  return {
    ...plan,
    add: [],
    update: [],
    remove: [],
    ...(plan.move ? { move: [] } : {}),
    other: [],
    held: [
      ...plan.held,
      ...plan.add.map(({ name }) => hold(name, null)),
      ...plan.update.flatMap(({ name, fields }) => fields.map(({ path }) => hold(name, path))),
      ...plan.remove.map(({ name }) => hold(name, null)),
      ...(plan.move ?? []).map(({ name }) => hold(name, 'layout')),
      ...plan.other.map((change) => hold(otherPath(change), null)),
    ],
    unchanged: plan.unchanged + stays.size,
  }
}
