import type { BackupRestoreResult } from '@copilot-sync/sync'
import type { Style } from './print.ts'

/** What a restore did, what it holds back, and how to go on. */
export function renderRestored(result: BackupRestoreResult, style: Style): string {
  if (!result.changed) return asIs(result)
  const { config, restored, backup, held } = result
  const lines = [
    `${style('green', 'Restored')} ${config}${andFiles(result)} from ${restored}.${backup ? ` What it replaced is backup ${backup}.` : ''}`,
  ]
  if (held) lines.push(style('dim', 'The next sync holds back what this undid. Let it in: copilot-sync resume'))
  return lines.join('\n')
}

/** What a restore would do, as a patch. */
export async function renderPreview(
  result: BackupRestoreResult,
  texts: { readonly before: string; readonly after: string },
  style: Style,
): Promise<string> {
  if (!result.changed) return asIs(result)
  const { renderUnified } = await import('./render-unified.ts')
  return `${renderUnified(result.config, texts, style)}Dry run: ${result.config}${andFiles(result)} would come back from ${result.restored}. Nothing was written.`
}

const asIs = ({ config, restored }: BackupRestoreResult): string => `${config} already holds the text of ${restored}.`

const andFiles = ({ files }: BackupRestoreResult): string => (files.length > 0 ? ` and ${files.join(', ')}` : '')
