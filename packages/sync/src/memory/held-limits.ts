import { limitKey, type Plan } from '@copilot-sync/plan'

/** The limits that a plan holds although the memory has taken their new values: the next run cannot tell these from a change of rules. */
export function heldLimits({ held }: Pick<Plan, 'held'>): string[] {
  return held.flatMap(({ reason: { code }, name, path }) =>
    code === 'LIMIT_HALVED' && path !== null ? [limitKey(name, path)] : [],
  )
}
