import type { Plan } from '@copilot-sync/plan'
import type { SyncResult } from '../../contract/sync-result.ts'
import type { Inputs } from '../../inputs/read-inputs.ts'
import { byName, hashRules, sha256Json } from '../../inputs/rules/hash-rules.ts'
import type { Snapshot, Target } from '../../target/target.ts'

export const PLAN_KIND = 'copilot-sync plan'

/** A plan as a file: what was shown, and the hashes of what it was made for. A sync plans anew and compares. */
export interface SavedPlan {
  readonly kind: typeof PLAN_KIND
  readonly version: 1
  /** ISO time. */
  readonly created: string
  readonly config: {
    /** The target's identity, for people: a plan is for what stands there, wherever it lies. */
    readonly path: string
    /** The snapshot's version: of a config the SHA-256 of its bytes. null where there was nothing. */
    readonly sha256: string | null
  }
  readonly catalog: SyncResult['catalog']
  /** Hash of what rules and settings made of the catalog. */
  readonly rules: string
  /** Hash of the plan with every field of every entry. */
  readonly plan: string
  /** `--adopt` was given. */
  readonly adopt: boolean
  /** `--prune` was given. */
  readonly prune?: boolean
  /** What `--take` named. */
  readonly take?: readonly string[]
  /** The reason that `--force` gave. */
  readonly force?: string
  readonly result: SyncResult
}

export interface PlanFacts {
  readonly target: Pick<Target, 'identity'>
  readonly snapshot: Pick<Snapshot, 'version'>
  readonly inputs: Inputs
  readonly plan: Plan
  readonly result: SyncResult
}

/** What a run was told to do besides the settings; a saved plan holds it, so that it comes out the same. */
export interface PlanFlags {
  readonly adopt?: boolean | undefined
  readonly prune?: boolean | undefined
  readonly take?: readonly string[] | undefined
  readonly force?: string | undefined
}

export function toSavedPlan(
  { target, snapshot, inputs, plan, result }: PlanFacts,
  now: number,
  { adopt = false, prune, take, force }: PlanFlags,
): SavedPlan {
  return {
    kind: PLAN_KIND,
    version: 1,
    created: new Date(now).toISOString(),
    config: { path: target.identity, sha256: snapshot.version },
    catalog: result.catalog,
    rules: hashRules(inputs),
    plan: hashPlan(plan),
    adopt,
    ...(prune ? { prune } : {}),
    ...(take?.length ? { take } : {}),
    ...(force === undefined ? {} : { force }),
    result,
  }
}

/** How long something has been held already does not make it another plan. */
export function hashPlan(plan: Plan): string {
  return sha256Json({ ...plan, add: byName(plan.add), held: plan.held.map(({ name, path }) => [name, path]) })
}
