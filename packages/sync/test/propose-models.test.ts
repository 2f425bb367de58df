import type { Proposal } from '@copilot-sync/plan'
import { expect, test } from 'vitest'
import type { NewModels } from '../src/inputs/settings/settings.ts'
import { proposeModels } from '../src/run/guards/propose-models.ts'

/** 500 credits of 0.01 USD for a million tokens. */
const price = { token_prices: { batch_size: 1_000_000, default: { input_price: 100, output_price: 500 } } }
const models = [
  { id: 'dear', vendor: 'OpenAI', billing: price },
  { id: 'free', vendor: 'xAI' },
  { id: 'early', vendor: 'Azure OpenAI', preview: true, billing: price },
  { id: 'left-out', vendor: 'xAI', preview: true },
]
const entries = ['dear', 'free', 'early'].map((model) => ({
  name: model,
  id: model,
  model,
  fields: [],
  keep: [],
  unreadable: [],
}))

test.each<[string, Partial<NewModels>, string[]]>([
  ['nothing is said', {}, []],
  ['a ceiling above', { max_price: 5 }, ['free: the catalog states no price']],
  [
    'a ceiling below',
    { max_price: 4.99 },
    [
      'dear: 5 USD per million output tokens',
      'free: the catalog states no price',
      'early: 5 USD per million output tokens',
    ],
  ],
  ['preview', { preview: 'propose' }, ['early: in preview']],
  ['vendors', { vendors: ['*OpenAI'] }, ['free: vendor xAI']],
  [
    'two reasons',
    { preview: 'propose', vendors: ['OpenAI'] },
    ['free: vendor xAI', 'early: in preview, vendor Azure OpenAI'],
  ],
])('%s', (_, settings, expected) => {
  const proposed = proposeModels(models, entries, { mode: 'add', ...settings })
  expect(proposed.map(({ id, why }) => `${id}: ${why.map(said).join(', ')}`)).toEqual(expected)
})

const said = (why: Proposal): string =>
  why.what === 'price'
    ? why.price === null
      ? 'the catalog states no price'
      : `${why.price} USD per million output tokens`
    : why.what === 'vendor'
      ? `vendor ${why.vendor ?? 'unknown'}`
      : 'in preview'
