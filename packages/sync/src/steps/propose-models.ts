import type { CatalogModel } from '@copilot-sync/catalog'
import { type Entry, matches, viewModel } from '@copilot-sync/mapper'
import { readPrices } from '@copilot-sync/rules-copilot'
import type { NewModels } from '../settings/settings.ts'

export interface ProposedModel {
  readonly id: string
  readonly reason: string
}

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
      const reasons = [
        ...(max_price === undefined ? [] : aboveCeiling(model, max_price)),
        ...(preview === 'propose' && viewModel(model).get('preview') === true ? ['in preview'] : []),
        ...(vendors === undefined ? [] : ofAnotherVendor(model, vendors)),
      ]
      return reasons.length > 0 ? [{ id: model.id, reason: reasons.join(', ') }] : []
    })
}

/** A ceiling that an unknown price may pass is none. */
function aboveCeiling(model: CatalogModel, ceiling: number): string[] {
  const price = readPrices(viewModel(model)).normal.output
  if (price === undefined) return ['the catalog states no price']
  const perMillion = Number((price * MILLION).toPrecision(6))
  return perMillion > ceiling ? [`${perMillion} USD per million output tokens`] : []
}

function ofAnotherVendor(model: CatalogModel, patterns: readonly string[]): string[] {
  const vendor = viewModel(model).get('vendor')
  const name = typeof vendor === 'string' ? vendor : 'unknown'
  return patterns.some((pattern) => matches(pattern, name)) ? [] : [`vendor ${name}`]
}
