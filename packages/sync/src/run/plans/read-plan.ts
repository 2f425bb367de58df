import { isMap } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import { readFault } from '@copilot-sync/state'
import type { Runtime } from '../../contract/runtime.ts'
import { PLAN_KIND, type PlanFlags, type SavedPlan } from './saved-plan.ts'

export interface LoadedPlan {
  /** As it was named. */
  readonly file: string
  readonly saved: SavedPlan
}

/** The plan that the options name, if they do, and the options as they were when it was made. Throws PLAN_UNREADABLE. */
export async function withSavedPlan<T extends PlanFlags & { readonly plan?: string | undefined }>(
  runtime: Pick<Runtime, 'files'>,
  options: T,
): Promise<{ readonly options: T; readonly saved?: LoadedPlan }> {
  if (options.plan === undefined) return { options }
  const saved = { file: options.plan, saved: await readPlan(runtime, options.plan) }
  const { adopt, prune = false, take = [], force } = saved.saved
  const flags = {
    adopt: options.adopt || adopt,
    prune: options.prune || prune,
    take: [...new Set([...take, ...(options.take ?? [])])],
    force: options.force ?? force,
  }
  return { options: { ...options, ...flags }, saved }
}

async function readPlan({ files }: Pick<Runtime, 'files'>, file: string): Promise<SavedPlan> {
  const text = await files.readText(files.resolve(file)).catch((cause: unknown) => {
    throw unreadable(file, `it cannot be read (${readFault(cause)})`, cause)
  })
  const plan = parse(file, text)
  if (isMap(plan) && plan['kind'] === PLAN_KIND && plan['version'] !== 1) {
    throw unreadable(
      file,
      `it is a plan of version ${JSON.stringify(plan['version'])}, which this version does not know`,
    )
  }
  if (isSavedPlan(plan)) return plan
  throw unreadable(file, 'it is not a saved plan')
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw unreadable(file, 'it is not a saved plan: not valid JSON', cause)
  }
}

/** What is compared must be there; the rest is for people. */
function isSavedPlan(value: unknown): value is SavedPlan {
  if (!isMap(value) || value['kind'] !== PLAN_KIND) return false
  const { config, catalog, rules, plan, adopt, prune, take, force, result } = value
  return (
    isMap(config) &&
    typeof config['path'] === 'string' &&
    (config['sha256'] === null || typeof config['sha256'] === 'string') &&
    isMap(catalog) &&
    typeof catalog['sha256'] === 'string' &&
    typeof rules === 'string' &&
    typeof plan === 'string' &&
    typeof adopt === 'boolean' &&
    (prune === undefined || typeof prune === 'boolean') &&
    (take === undefined || (Array.isArray(take) && take.every((name) => typeof name === 'string'))) &&
    (force === undefined || typeof force === 'string') &&
    isMap(result)
  )
}

const unreadable = (file: string, what: string, cause?: unknown): SyncError =>
  new SyncError('PLAN_UNREADABLE', what, {
    hint: 'Make a plan: `copilot-sync diff --out plan.json`, then `copilot-sync sync --plan plan.json`.',
    place: { file },
    cause,
  })
