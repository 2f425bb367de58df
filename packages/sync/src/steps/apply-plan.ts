import { IMAGE_FILE } from '@copilot-sync/config-writer'
import {
  createBackup,
  hashBytes,
  type Lock,
  pruneBackups,
  removeCompanion,
  replaceFile,
  writeCompanion,
  writeLedger,
  writeRunState,
} from '@copilot-sync/state'
import { mergeLedgers, nextLedger } from '@copilot-sync/plan'
import { patchTexts } from '../layout/patch-texts.ts'
import { fateOf } from '../layout/plan-layout.ts'
import { textsOf } from '../report/texts-of.ts'
import type { Runtime } from '../runtime.ts'
import type { Settings } from '../settings/settings.ts'
import type { Texts } from '../sync-outcome.ts'
import type { OpenConfig } from './open-config.ts'
import { companionPath, wantedCallback } from './plan-images.ts'
import type { PlannedRun } from './plan-run.ts'
import { readCompanions } from './read-companions.ts'

/** LiteLLM imports it, perhaps as another user. */
const COMPANION_MODE = 0o644

/**
 * Writes what the plan says, in the order in which a crash between any two steps leaves a config that works: backup,
 * callback file, ledger of old and new values, the file where our entries are to stand, the other one, ledger of the new
 * values. Gives the backup's id, null where there was no file. Errors: UNSAFE_EDIT (6), CONFIG_CHANGED (9),
 * WRITE_FAILED, STATE_UNREADABLE (1).
 */
export async function applyPlan(
  runtime: Runtime,
  open: OpenConfig,
  { plan, input, layout, next: nextState }: PlannedRun,
  settings: Settings,
  lock: Lock,
): Promise<{ readonly backup: string | null; readonly texts: Texts }> {
  const { file, parsed, owner } = open
  const after = patchTexts(parsed, layout, plan)
  const place = { stateDir: open.stateDir, realPath: open.realPath }
  const now = runtime.now()
  const step = runtime.fault

  runtime.step('making a backup')
  const backup = file
    ? await createBackup({
        ...place,
        bytes: file.bytes,
        stat: file.stat,
        now,
        reason: 'before sync',
        models: input.entries.length,
        companions: await readCompanions(open.realPath, parsed),
        step,
      })
    : null

  const callback = wantedCallback(settings)
  const companion = companionPath(open.realPath)
  if (callback !== null) await writeCompanion(companion, callback, { ...owner, mode: COMPANION_MODE, step })

  const next = nextLedger(plan, input)
  await writeLedger(place, mergeLedgers(input.ledger, next), { step })
  // Before the config: a restore after a crash must know whose plan it undoes.
  await writeRunState(place, nextState, { step })
  const config = { path: open.realPath, file, text: after.config }
  const include = { path: layout.path, file: layout.file, text: after.include }
  for (const one of layout.home === 'include' ? [include, config] : [config, include]) {
    const bytes = one.text === null ? null : Buffer.from(one.text)
    if (bytes === null || one.file?.hash === hashBytes(bytes)) continue
    runtime.step(`writing ${one.path}`)
    await replaceFile(one.path, bytes, {
      ...(one.file?.stat ?? owner),
      expect: one.file?.hash ?? null,
      stateDir: open.stateDir,
      beforeCommit: () => lock.assertHeld(),
      step,
    })
  }
  if (fateOf(plan) === 'goes') await removeCompanion(layout.path, { step })
  await writeLedger(place, next, { step })
  if (callback === null && plan.other.some(({ path }) => path === `file:${IMAGE_FILE}`))
    await removeCompanion(companion, { step })
  await pruneBackups({ ...place, now, keep: settings.backup.keep, maxAgeDays: settings.backup.max_age_days, step })
  return { backup: backup?.id ?? null, texts: textsOf(open, layout, after) }
}
