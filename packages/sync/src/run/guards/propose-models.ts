import type { CatalogModel } from '@copilot-sync/catalog'
import { type Entry, matches, viewModel } from '@copilot-sync/mapper'
import type { Proposal, ProposedModel } from '@copilot-sync/plan'
import { readPrices } from '@copilot-sync/rules-copilot'
import type { NewModels } from '../../inputs/settings/settings.ts'

const MILLION = 1_000_000

/** The wanted models that are only to be proposed while we do not serve them: too dear, in preview, of that vendor. */
export function proposeModels(
  models: readonly CatalogModel[],
  entries: readonly Entry[],
  { max_price, preview, vendors }: NewModels,
): ProposedModel[] {
  if (max_price === undefined && preview !== 'propose' && vendors === undefined) return []
  const wanted = new Set(entries.map(({ model }) => model))
  return models
    .filter(({ id }) => wanted.has(id))
    .flatMap((model) => {
      const why: Proposal[] = [
        ...(max_price === undefined ? [] : aboveCeiling(model, max_price)),
        ...(preview === 'propose' && viewModel(model).get('preview') === true ? [{ what: 'preview' } as const] : []),
        ...(vendors === undefined ? [] : ofAnotherVendor(model, vendors)),
      ]
      return why.length > 0 ? [{ id: model.id, why }] : []
    })
}

/** A ceiling that an unknown price may pass is none. */
function aboveCeiling(model: CatalogModel, ceiling: number): Proposal[] {
  const price = readPrices(viewModel(model)).normal.output
  if (price === undefined) return [{ what: 'price', price: null }]
  const perMillion = Number((price * MILLION).toPrecision(6))
  return perMillion > ceiling ? [{ what: 'price', price: perMillion }] : []
}

function ofAnotherVendor(model: CatalogModel, patterns: readonly string[]): Proposal[] {
  const name = viewModel(model).get('vendor')
  const vendor = typeof name === 'string' ? name : null
  return patterns.some((pattern) => matches(pattern, vendor ?? 'unknown')) ? [] : [{ what: 'vendor', vendor }]
}
