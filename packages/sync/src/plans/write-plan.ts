import { writeOutput } from '../outputs/write-output.ts'
import type { Runtime } from '../runtime.ts'
import type { SavedPlan } from './saved-plan.ts'

/** A plan shows values of the config. */
const NEW_FILE = 0o600

/** Writes a saved plan where the user wants it. Throws WRITE_FAILED. */
export async function writePlan({ cwd, redactor }: Runtime, file: string, saved: SavedPlan): Promise<void> {
  const bytes = Buffer.from(`${redactor.redactJson(saved, 2)}\n`)
  await writeOutput(cwd, { flag: '--out', file, what: 'plan', mode: NEW_FILE }, bytes)
}
