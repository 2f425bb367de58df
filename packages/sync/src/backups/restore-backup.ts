import {
  findBackup,
  planRestore,
  readRunState,
  type RestorePlan,
  restoreUnderLock,
  type StatePlace,
  writeRunState,
} from '@copilot-sync/state'
import { dirname, relative } from 'node:path'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { openPlace } from '../steps/open-place.ts'
import { readCompanions } from '../steps/read-companions.ts'
import { underLock } from '../steps/under-lock.ts'
import { completeCallback } from './complete-callback.ts'
import { completeInclude } from './complete-include.ts'
import { holdFor } from './hold-for.ts'
import { tryParse } from './try-parse.ts'

export interface BackupRestoreResult {
  readonly config: string
  readonly changed: boolean
  /** The backup that was put back. */
  readonly restored: string
  /** The backup of what stood there before; null when nothing changed. */
  readonly backup: string | null
  /** Files beside the config that are put back with it, as seen from its folder. */
  readonly files: readonly string[]
  /** Whether the next sync holds back what this undid. */
  readonly held: boolean
}

export interface BackupRestoreOptions extends CommonOptions {
  /** `latest`, an id or a time. */
  readonly id: string
  readonly lockTimeoutMs: number
}

/**
 * Puts a backup back, whole; what it replaces is backed up first. What it undoes is held: the next sync does not do it
 * again until catalog, config or rules change, or `resume`.
 */
export async function restoreBackup(runtime: Runtime, options: BackupRestoreOptions): Promise<BackupRestoreResult> {
  const place = await openPlace(runtime, options)
  const { fault: step, clock } = runtime
  const { id } = await findBackup(place, options.id)
  runtime.step(`restoring ${place.realPath}`)
  return underLock(runtime, place, options.lockTimeoutMs, async (lock) => {
    const planned = await planRestore(place, id)
    const { known, hold } = await nextHold(runtime, place, planned)
    const parsed = planned.present && tryParse(planned.present.bytes)
    let begun = false
    const beforeWrite = async (): Promise<void> => {
      await completeCallback(runtime, options, place.realPath, planned.content)
      await completeInclude(runtime, place.realPath, planned.content)
      begun = true
      await writeRunState(place, { ...known, hold }, { step })
    }
    const companions = parsed ? await readCompanions(place.realPath, parsed) : []
    const restore = { ...place, ref: id, clock, step, models: parsed?.entries.length ?? null, companions, beforeWrite }
    try {
      const { backup } = await restoreUnderLock(restore, lock)
      return toResult(place, planned, { backup: backup?.id ?? null, held: hold !== null })
    } catch (error) {
      if (begun) await writeRunState(place, known)
      throw error
    }
  })
}

/** What a restore would do: takes no lock and writes nothing. `texts`: the config now, and as it would be. */
export async function previewRestore(
  runtime: Runtime,
  options: CommonOptions & { readonly id: string },
): Promise<{
  readonly result: BackupRestoreResult
  readonly texts: { readonly before: string; readonly after: string }
}> {
  const place = await openPlace(runtime, options)
  const planned = await planRestore(place, options.id)
  const { hold } = await nextHold(runtime, place, planned)
  const [before = '', after = ''] = [planned.present, planned.content].map((one) => (one ? decode(one.bytes) : ''))
  return { result: toResult(place, planned, { backup: null, held: hold !== null }), texts: { before, after } }
}

const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')

/** What is known of the last runs, and the hold that holds after this restore. */
async function nextHold(runtime: Runtime, place: StatePlace, { content, config, companions }: RestorePlan) {
  const { state: _, ...known } = await readRunState(place)
  return {
    known,
    hold: config || companions.length > 0 ? await holdFor(place, content, known, runtime.now()) : known.hold,
  }
}

function toResult(
  { realPath }: StatePlace,
  { content, config, companions }: RestorePlan,
  { backup, held }: Pick<BackupRestoreResult, 'backup' | 'held'>,
): BackupRestoreResult {
  return {
    config: realPath,
    changed: config || companions.length > 0,
    restored: content.id,
    backup,
    files: companions.map(({ path }) => relative(dirname(realPath), path)),
    held,
  }
}
