import { errnoOf, SyncError } from '@copilot-sync/errors'
import type { ReportData } from '@copilot-sync/report'
import type { Runtime } from '../contract/runtime.ts'

/** A page is for everybody. */
const MODE = 0o644

/** Writes the page whole to the file that the user named. Throws WRITE_FAILED. */
export async function writePage(
  { files, redactor }: Pick<Runtime, 'files' | 'redactor'>,
  file: string,
  data: ReportData,
): Promise<void> {
  const { renderReportPage } = await import('@copilot-sync/report')
  const page = redactor.redact(renderReportPage(data))
  try {
    await files.writeText(files.resolve(file), page, { mode: MODE })
  } catch (cause) {
    throw new SyncError('WRITE_FAILED', `the page cannot be written (${errnoOf(cause)})`, {
      hint: `Name a file in a folder that exists and that this user may write: --report PATH; see \`ls -ld ${files.folderOf(file)}\`.`,
      place: { file },
      cause,
    })
  }
}
