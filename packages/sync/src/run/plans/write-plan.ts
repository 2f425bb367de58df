import { SyncError } from '@copilot-sync/errors'
import { writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Runtime } from '../../contract/runtime.ts'
import type { SavedPlan } from './saved-plan.ts'

/** A plan shows values of the config. A file that exists keeps its mode. */
const NEW_FILE = 0o600

/** Writes a saved plan where the user wants it. Throws WRITE_FAILED. */
export async function writePlan({ cwd, redactor }: Runtime, file: string, saved: SavedPlan): Promise<void> {
  const text = `${redactor.redactJson(saved, 2)}\n`
  await writeFile(resolve(cwd, file), text, { mode: NEW_FILE }).catch((cause: NodeJS.ErrnoException) => {
    throw new SyncError('WRITE_FAILED', `the plan cannot be written (${cause.code})`, {
      hint: `Name a file in a folder that exists and that this user may write: --out PATH; see \`ls -ld ${dirname(file)}\`.`,
      place: { file },
      cause,
    })
  })
}
