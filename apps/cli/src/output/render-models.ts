import type { ModelListResult } from '@copilot-sync/sync'
import { columns } from './columns.ts'
import { describeEntry } from './describe-entry.ts'
import type { Style } from './style.ts'

/** The models as a table; those that a sync leaves out with the reason. */
export function renderModels({ models, catalog }: ModelListResult, style: Style): string {
  const rows = models.map(({ id, usable, reason, fields }) => {
    const { mode, limits, marks } = describeEntry((path) => fields[path])
    return usable ? [id, mode, limits, marks] : [id, '-', '', reason ?? '']
  })
  const [head = '', ...lines] = columns([['MODEL', 'MODE', 'LIMITS', 'CAPABILITIES'], ...rows])
  const usable = models.filter((model) => model.usable).length
  return [style('bold', head), ...lines, style('dim', `${usable} usable of ${catalog.models} in the catalog`)].join(
    '\n',
  )
}
