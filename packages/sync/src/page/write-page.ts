import type { ReportData } from '@copilot-sync/report'
import { writeOutput } from '../outputs/write-output.ts'
import type { Runtime } from '../runtime.ts'

/** A page is for everybody. */
const MODE = 0o644

/** Writes the page whole to the file that the user named. Throws WRITE_FAILED. */
export async function writePage({ cwd, redactor }: Runtime, file: string, data: ReportData): Promise<void> {
  const { renderReportPage } = await import('@copilot-sync/report')
  const bytes = Buffer.from(redactor.redact(renderReportPage(data)))
  await writeOutput(cwd, { flag: '--report', file, what: 'page', mode: MODE }, bytes)
}
