import type { BackupListResult } from '@copilot-sync/sync'
import { columns } from './columns.ts'
import type { Style } from './print.ts'

/** The backups as a table, or what to run where there is none. */
export function renderBackups({ config, backups }: BackupListResult, style: Style): string {
  if (backups.length === 0) {
    return `No backups of ${config} yet: one is made before each write, or now by \`copilot-sync backup create\`.`
  }
  const rows = backups.map(({ id, created, size, models, reason }) => [
    id,
    created,
    `${size} B`,
    models === null ? '' : `${models} models`,
    reason,
  ])
  const [head = '', ...lines] = columns([['ID', 'WHEN', 'SIZE', 'MODELS', 'WHY'], ...rows])
  return [style('bold', head), ...lines].join('\n')
}
