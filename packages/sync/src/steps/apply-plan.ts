import {
  createBackup,
  type Lock,
  patchConfig,
  pruneBackups,
  removeCompanion,
  replaceFile,
  verifyPatch,
  writeCompanion,
  writeLedger,
  writeRunState,
} from '@copilot-sync/config-writer'
import { mergeLedgers, nextLedger } from '@copilot-sync/plan'
import type { Runtime } from '../runtime.ts'
import type { Settings } from '../settings/settings.ts'
import type { OpenConfig } from './open-config.ts'
import { companionPath, wantedCallback } from './plan-images.ts'
import type { PlannedRun } from './plan-run.ts'
import { readCompanions } from './read-companions.ts'

/** LiteLLM imports it, perhaps as another user. */
const COMPANION_MODE = 0o644

/**
 * Writes what the plan says, in the order in which a crash between any two steps leaves a config that works: backup,
 * callback file, ledger of old and new values, config, ledger of the new ones. Gives the backup's id, null where there
 * was no file. Errors: UNSAFE_EDIT (6), CONFIG_CHANGED (9), WRITE_FAILED, STATE_UNREADABLE (1).
 */
export async function applyPlan(
  runtime: Runtime,
  open: OpenConfig,
  { plan, input, next: nextState }: PlannedRun,
  settings: Settings,
  lock: Lock,
): Promise<{ readonly backup: string | null; readonly text: string }> {
  const { file, parsed, owner } = open
  const text = patchConfig(parsed, plan)
  verifyPatch(parsed, text, plan)
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
        models: parsed.entries.length,
        companions: await readCompanions(open.realPath, parsed),
        step,
      })
    : null

  const callback = wantedCallback(settings)
  const companion = companionPath(open.realPath)
  if (callback !== null) await writeCompanion(companion, callback, { ...owner, mode: COMPANION_MODE, step })

  runtime.step(`writing ${open.realPath}`)
  const next = nextLedger(plan, input)
  await writeLedger(place, mergeLedgers(input.ledger, next), { step })
  // Before the config: a restore after a crash must know whose plan it undoes.
  await writeRunState(place, nextState, { step })
  const bytes = Buffer.from(text)
  if (!file || !bytes.equals(file.bytes)) {
    await replaceFile(open.realPath, bytes, {
      ...owner,
      expect: file?.hash ?? null,
      stateDir: open.stateDir,
      beforeCommit: () => lock.assertHeld(),
      step,
    })
  }
  await writeLedger(place, next, { step })
  if (callback === null && plan.other.some(({ path }) => path.startsWith('file:')))
    await removeCompanion(companion, { step })
  await pruneBackups({ ...place, now, keep: settings.backup.keep, maxAgeDays: settings.backup.max_age_days, step })
  return { backup: backup?.id ?? null, text }
}
