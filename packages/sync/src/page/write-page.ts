import type { ReportData } from '@copilot-sync/report'
import type { Runtime } from '../contract/runtime.ts'
import { writeOutput } from '../outputs/write-output.ts'

/** A page is for everybody. */
const MODE = 0o644

/** Writes the page whole to the file that the user named. Throws WRITE_FAILED. */
export async function writePage(
  { files, redactor }: Pick<Runtime, 'files' | 'redactor'>,
  file: string,
  data: ReportData,
): Promise<void> {
  const { renderReportPage } = await import('@copilot-sync/report')
  await writeOutput(
    files,
    { flag: '--report', file, what: 'page', mode: MODE },
    redactor.redact(renderReportPage(data)),
  )
}
