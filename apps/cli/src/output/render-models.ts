import type { ModelListResult, ModelRow } from '@copilot-sync/sync'
import { columns } from './columns.ts'
import { formatLimits, formatPrices } from './format-facts.ts'
import type { Style } from './print.ts'

/** The models as a table; those that a sync leaves out with the reason. */
export function renderModels({ models, catalog, rememberedAt }: ModelListResult, style: Style): string {
  const priced = models.some(({ prices }) => prices !== null)
  const rows = models.map((model) => {
    const { id, usable, reason, mode, limits, capabilities } = model
    const first = usable ? [id, mode ?? '', formatLimits(limits)] : [id, '-', '']
    const price = priced ? [formatPrices(model.prices)] : []
    return [...first, ...price, place(model), usable ? [...capabilities, ...marks(model)].join(' ') : (reason ?? '')]
  })
  const titles = ['MODEL', 'MODE', 'LIMITS', ...(priced ? ['$/M IN, OUT'] : []), 'CONFIG', 'CAPABILITIES']
  const [head = '', ...lines] = columns([titles, ...rows])
  const usable = models.filter((model) => model.usable).length
  const when = rememberedAt === null ? '' : `, remembered from ${rememberedAt}`
  const count = `${usable} usable of ${catalog.models} in the catalog${when}`
  return [style('bold', head), ...lines, style('dim', count)].join('\n')
}

function place({ inConfig }: ModelRow): string {
  return inConfig === null ? '?' : inConfig === 'no' ? '-' : inConfig
}

/** What is out of the ordinary. */
function marks({ preview, policy, held }: ModelRow): string[] {
  return [
    ...(preview === true ? ['preview'] : []),
    ...(policy === null || policy === 'enabled' ? [] : [`policy:${policy}`]),
    ...(held.some(({ path }) => path === null) ? ['held'] : []),
  ]
}
