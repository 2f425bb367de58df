import { SyncError } from '@copilot-sync/errors'
import type { Runtime } from '../../contract/runtime.ts'
import type { SyncResult } from '../../contract/sync-result.ts'
import { hashRules, sha256Json } from '../../inputs/rules/hash-rules.ts'
import type { LoadedPlan } from './read-plan.ts'
import { hashPlan, type PlanFacts, type SavedPlan } from './saved-plan.ts'

/** Throws PLAN_STALE unless the plan that was just made is the saved one: same catalog, config, rules, and outcome. */
export function assertFresh(runtime: Runtime, { file, saved }: LoadedPlan, facts: PlanFacts): void {
  const { target, result } = facts
  const moved = whatMoved(runtime, saved, facts)
  if (moved.length > 0) {
    throw new SyncError('PLAN_STALE', `the plan of ${saved.created} no longer applies: ${moved.join('; ')}`, {
      hint: `Make a new plan and look at it: \`copilot-sync diff --out ${file}\`.`,
      place: { file },
    })
  }
  if (saved.config.path !== target.identity)
    runtime.progress(`the plan was made for ${saved.config.path}, of the same text`)
  const { apiBase } = result.catalog
  if (saved.catalog.apiBase !== null && apiBase !== null && saved.catalog.apiBase !== apiBase) {
    runtime.warn({
      code: 'PLAN_HOST',
      message: `the plan was made with the catalog of ${saved.catalog.apiBase}; ${apiBase} has the same one`,
    })
  }
}

function whatMoved(
  runtime: Runtime,
  saved: SavedPlan,
  { target, snapshot, inputs, plan, result }: PlanFacts,
): string[] {
  const moved: string[] = []
  const catalogMoved = saved.catalog.sha256 !== result.catalog.sha256
  if (catalogMoved)
    moved.push(`the catalog is another one (${saved.catalog.models} models then, ${result.catalog.models} now)`)
  if (saved.config.sha256 !== snapshot.version) moved.push(`${target.identity} has another text`)
  if (!catalogMoved && saved.rules !== hashRules(inputs)) moved.push('settings or rules are others')
  if (moved.length > 0) return moved
  const differs = saved.plan !== hashPlan(plan) || shown(runtime, saved.result) !== shown(runtime, result)
  return differs ? ['it comes out differently (files beside the config, the state folder, or an edit of the plan)'] : []
}

/** The part of a result that people judge a plan by, as it stands in a file. */
function shown({ redactor }: Runtime, result: SyncResult): string {
  const { added, updated, removed, other, userEntries } = result
  return sha256Json(redactor.redactJson([added.toSorted(), updated, removed, other, userEntries]))
}
