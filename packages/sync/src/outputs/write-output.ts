import { errnoOf, SyncError } from '@copilot-sync/errors'
import type { Files } from '../contract/files.ts'

export interface Output {
  /** The flag that names the file: `--out`. */
  readonly flag: string
  /** As it was named. */
  readonly file: string
  /** What is written, in one word. */
  readonly what: string
  /** Of a new file. One that exists keeps its own. */
  readonly mode: number
}

/** Writes what a flag asked for. Throws WRITE_FAILED. */
export async function writeOutput(files: Files, { flag, file, what, mode }: Output, text: string): Promise<void> {
  try {
    await files.writeText(files.resolve(file), text, { mode })
  } catch (cause) {
    throw new SyncError('WRITE_FAILED', `the ${what} cannot be written (${errnoOf(cause)})`, {
      hint: `Name a file in a folder that exists and that this user may write: ${flag} PATH; see \`ls -ld ${files.folderOf(file)}\`.`,
      place: { file },
      cause,
    })
  }
}
