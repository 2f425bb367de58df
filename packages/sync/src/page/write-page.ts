import { writeAtomic } from '@copilot-sync/state'
import { errnoOf, SyncError } from '@copilot-sync/errors'
import type { ReportData } from '@copilot-sync/report'
import { dirname, resolve } from 'node:path'
import type { Runtime } from '../runtime.ts'

/** A page is for everybody. */
const MODE = 0o644

/** Writes the page whole to the file that the user named. Throws WRITE_FAILED. */
export async function writePage({ cwd, redactor }: Runtime, file: string, data: ReportData): Promise<void> {
  const { renderReportPage } = await import('@copilot-sync/report')
  const bytes = Buffer.from(redactor.redact(renderReportPage(data)))
  try {
    await writeAtomic(resolve(cwd, file), bytes, { mode: MODE, durable: false, label: 'page' })
  } catch (cause) {
    throw new SyncError('WRITE_FAILED', `the page cannot be written (${errnoOf(cause)})`, {
      hint: `Name a file in a folder that exists and that this user may write: --report PATH; see \`ls -ld ${dirname(file)}\`.`,
      place: { file },
      cause,
    })
  }
}
