import { EMPTY_INCLUDE, IMAGE_CALLBACK } from '@copilot-sync/config-writer'
import type { SyncWarning } from '@copilot-sync/errors'
import {
  type BackupContent,
  type Clock,
  COMPANION_MODE,
  type Hold,
  type Lock,
  planRestore,
  readCompanion,
  type RestorePlan,
  restoreUnderLock,
  type RunState,
  type StatePlace,
  type Step,
  writeCompanion,
} from '@copilot-sync/state'
import { existsSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import type { TextChange } from '../../target.ts'
import { companionPath } from '../images/plan-images.ts'
import { includePath } from '../layout/include-path.ts'
import { namesInclude, readCompanions } from '../read-companions.ts'
import { holdFor } from './hold-for.ts'
import { tryParse } from './try-parse.ts'

/** What a restore would do. */
export interface PlannedRestore {
  /** The backup's id. */
  readonly id: string
  readonly changed: boolean
  /** Files beside the config that are put back with it, as seen from its folder. */
  readonly files: readonly string[]
  /** What is held once it is done. */
  readonly hold: Hold | null
  /** The config now, and as it would be. */
  readonly text: TextChange
  readonly plan: RestorePlan
}

/** Errors: BACKUP_NOT_FOUND, BACKUP_CORRUPT (1), CONFIG_* (6). */
export async function planConfigRestore(
  state: StatePlace,
  ref: string,
  known: RunState,
  now: number,
): Promise<PlannedRestore> {
  const plan = await planRestore(state, ref)
  const { content, config, companions, present } = plan
  const changed = config || companions.length > 0
  const [before = '', after = ''] = [present, content].map((one) => (one ? decode(one.bytes) : ''))
  return {
    id: content.id,
    changed,
    files: companions.map(({ path }) => relative(dirname(state.identity), path)),
    hold: changed ? await holdFor(state, content, known, now) : known.hold,
    text: { path: state.identity, before, after },
    plan,
  }
}

const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')

export interface RestoreActions {
  readonly clock: Clock
  readonly lock: Lock
  readonly step: Step | undefined
  /** The text of the image callback, for a config that names it while nobody has its file any more. */
  readonly callback: () => string
  readonly warn: (warning: SyncWarning) => void
  /** Called before the first byte of the config is written. */
  readonly beforeWrite: () => Promise<void>
}

/** Puts the planned backup in the config's place; what stands there is backed up. Gives that backup's id, if one was made. */
export async function restoreConfig(
  state: StatePlace,
  { id, plan: { content, present } }: PlannedRestore,
  { clock, lock, step, callback, warn, beforeWrite }: RestoreActions,
): Promise<string | null> {
  const parsed = present && tryParse(present.bytes)
  const { backup } = await restoreUnderLock(
    {
      ...state,
      ref: id,
      clock,
      step,
      models: parsed?.entries.length ?? null,
      companions: parsed ? await readCompanions(state.identity, parsed) : [],
      beforeWrite: async () => {
        const warnings = [
          ...(await completeCallback(state.identity, content, { callback, step })),
          ...(await completeInclude(state.identity, content, step)),
        ]
        for (const warning of warnings) warn(warning)
        await beforeWrite()
      },
    },
    lock,
  )
  return backup?.id ?? null
}

/** A config that names the image callback does not start without its file: one that nobody has any more is made anew. */
async function completeCallback(
  realPath: string,
  { bytes, companions }: BackupContent,
  { callback, step }: { readonly callback: () => string; readonly step: Step | undefined },
): Promise<SyncWarning[]> {
  const path = companionPath(realPath)
  if (!tryParse(bytes)?.callbacks.includes(IMAGE_CALLBACK)) return []
  if (companions.some((one) => one.path === path && one.bytes) || (await readCompanion(path)) !== null) return []
  await writeCompanion(path, callback(), { mode: COMPANION_MODE, step })
  const message = `${path} was missing and is made anew, because the restored config names it`
  return [{ code: 'REPAIRED', message, place: { file: path } }]
}

/** LiteLLM does not start without a file that its config includes: one that nobody has any more is made anew, empty. */
async function completeInclude(
  realPath: string,
  { bytes, companions, mode }: BackupContent,
  step: Step | undefined,
): Promise<SyncWarning[]> {
  const path = includePath(realPath)
  const parsed = tryParse(bytes)
  if (!parsed || !namesInclude(parsed)) return []
  if (companions.some((one) => one.path === path && one.bytes) || existsSync(path)) return []
  await writeCompanion(path, EMPTY_INCLUDE, { mode: mode ?? 0o600, step })
  const message = `${path} was missing and is made anew, empty, because the restored config includes it; the next sync fills it`
  return [{ code: 'REPAIRED', message, place: { file: path } }]
}
