import type { Runtime } from '../../contract/runtime.ts'
import { writeOutput } from '../../outputs/write-output.ts'
import type { SavedPlan } from './saved-plan.ts'

/** A plan shows values of the config. */
const NEW_FILE = 0o600

/** Writes a saved plan where the user wants it. Throws WRITE_FAILED. */
export async function writePlan(
  { files, redactor }: Pick<Runtime, 'files' | 'redactor'>,
  file: string,
  saved: SavedPlan,
): Promise<void> {
  await writeOutput(files, { flag: '--out', file, what: 'plan', mode: NEW_FILE }, `${redactor.redactJson(saved, 2)}\n`)
}
