import { IMAGE_FILE } from '@copilot-sync/config-writer'
import {
  COMPANION_MODE,
  createBackup,
  type FileOwner,
  pruneBackups,
  removeCompanion,
  writeCompanion,
} from '@copilot-sync/state'
import type { ApplyOptions, PlannedChanges } from '../target.ts'
import { companionPath } from './images/plan-images.ts'
import { fateOf } from './layout/plan-layout.ts'
import type { ConfigTargetOptions, OpenConfig } from './open-config.ts'
import type { PatchedTexts } from './patch-texts.ts'
import { fileStore } from './place/file-store.ts'
import { readCompanions } from './read-companions.ts'

/**
 * Writes the texts, in the order in which a crash between any two steps leaves a config that works: backup, callback file,
 * the file where our entries are to stand, the other one. Gives the backup's id, null where there was no config.
 */
export async function applyTexts(
  { store, place, state, callback, step }: ConfigTargetOptions,
  { parsed, stored, layout, snapshot }: OpenConfig,
  { plan, texts }: { readonly plan: PlannedChanges; readonly texts: PatchedTexts },
  { now, keep, beforeCommit, onProgress }: ApplyOptions,
): Promise<string | null> {
  const owner = stored?.owner ?? NEW_FILE
  onProgress('making a backup')
  const backup = stored
    ? await createBackup({
        ...state,
        bytes: stored.bytes,
        stat: stored.owner,
        now,
        reason: 'before sync',
        models: snapshot.entries.length,
        companions: place ? await readCompanions(place.realPath, parsed) : [],
        step,
      })
    : null

  const companion = place && companionPath(place.realPath)
  if (companion && callback !== null) {
    await writeCompanion(companion, callback, { ...owner, mode: COMPANION_MODE, step })
  }

  const { file } = layout
  const beside = fileStore(
    { path: layout.path, realPath: layout.path },
    { stateDir: state.stateDir, step, owner: file?.stat ?? owner },
  )
  const config = { store, was: stored, text: texts.config }
  const include = { store: beside, was: file && { bytes: file.bytes, version: file.hash }, text: texts.include }
  for (const one of layout.home === 'include' ? [include, config] : [config, include]) {
    const bytes = one.text === null ? null : Buffer.from(one.text)
    if (bytes === null || (one.was && bytes.equals(one.was.bytes))) continue
    onProgress(`writing ${one.store.identity}`)
    await one.store.replace(bytes, { expect: one.was?.version ?? null, beforeCommit })
  }
  if (fateOf(plan) === 'goes') await removeCompanion(layout.path, { step })
  const isGone = plan.other.some((one) => one.kind === 'file' && one.name === IMAGE_FILE && one.to === null)
  if (companion && isGone) await removeCompanion(companion, { step })
  await pruneBackups({ ...state, now, ...keep, step })
  return backup?.id ?? null
}

const NEW_FILE: FileOwner = { mode: 0o600 }
