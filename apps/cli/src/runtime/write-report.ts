import { SyncError } from '@copilot-sync/errors'

/** Writes the page that `--report` asks for. A run has done its work by then: what fails is an error beside its result. */
export async function writeReport(
  file: string | undefined,
  write: (file: string) => Promise<void>,
): Promise<{ readonly error?: SyncError }> {
  if (file === undefined) return {}
  try {
    await write(file)
    return {}
  } catch (error) {
    if (error instanceof SyncError) return { error }
    throw error
  }
}
