import type { BackupVerifyResult } from '@copilot-sync/sync'
import type { Style } from './print.ts'

/** The broken backups, each with what is wrong, and the count. */
export function renderVerified({ config, valid, backups }: BackupVerifyResult, style: Style): string {
  if (backups.length === 0) return `No backups of ${config} yet.`
  const broken = backups.flatMap(({ id, problem }) =>
    problem === null ? [] : [`${style('red', 'broken')}  ${id}  ${problem}`],
  )
  const count = backups.length === 1 ? '1 backup' : `${backups.length} backups`
  return [...broken, valid ? `${style('green', 'Whole:')} ${count}.` : `${count}, ${broken.length} broken.`].join('\n')
}
