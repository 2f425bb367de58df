import { errnoOf, SyncError } from '@copilot-sync/errors'
import type { Runtime } from '../../contract/runtime.ts'
import type { SavedPlan } from './saved-plan.ts'

/** A plan shows values of the config. */
const NEW_FILE = 0o600

/** Writes a saved plan where the user wants it. Throws WRITE_FAILED. */
export async function writePlan(
  { files, redactor }: Pick<Runtime, 'files' | 'redactor'>,
  file: string,
  saved: SavedPlan,
): Promise<void> {
  const text = `${redactor.redactJson(saved, 2)}\n`
  await files.writeText(files.resolve(file), text, { mode: NEW_FILE }).catch((cause: unknown) => {
    throw new SyncError('WRITE_FAILED', `the plan cannot be written (${errnoOf(cause)})`, {
      hint: `Name a file in a folder that exists and that this user may write: --out PATH; see \`ls -ld ${files.folderOf(file)}\`.`,
      place: { file },
      cause,
    })
  })
}
