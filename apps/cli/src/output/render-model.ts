import type { ModelShowResult } from '@copilot-sync/sync'
import { reasonText } from '../words/reason-text.ts'
import { columns } from './columns.ts'
import { formatLimits, formatPrice } from './format-facts.ts'
import { formatShort } from './format-short.ts'
import { formatTokens } from './format-tokens.ts'
import type { Style } from './print.ts'

const IN_CONFIG = {
  ours: 'yes, kept in step',
  theirs: "another owner's",
  yours: 'an entry of yours',
  no: 'no',
} as const

/** One model as two short tables: the facts, and the fields of its entry with the rule of each. */
export function renderModel({ model }: ModelShowResult, style: Style): string {
  const { label, vendor, mode, limits, capabilities, prices, preview, policy, names, usable, reason, held } = model
  const facts: (readonly [string, string | null])[] = [
    ['name', [label, vendor && `(${vendor})`].filter(Boolean).join(' ')],
    ['usable', usable ? 'yes' : `no: ${reason}`],
    ['served as', names.join(', ')],
    ['in the config', model.inConfig && IN_CONFIG[model.inConfig]],
    ['route', mode],
    ['limits', formatLimits(limits)],
    ['context', limits.context === null ? null : formatTokens(limits.context)],
    ['can do', capabilities.join(' ')],
    ['prices', prices && pricesOf(prices)],
    ['preview', preview === null ? null : preview ? 'yes' : 'no'],
    ['policy', policy],
    ...held.map(
      ({ path, reason: why }) => ['held', path === null ? reasonText(why) : `${path}: ${reasonText(why)}`] as const,
    ),
  ]
  const rows = facts.flatMap(([word, value]) => (value ? [[`  ${word}`, value]] : []))
  const fields = model.rules.map(({ path, value, rule }) => [`  ${path}`, formatShort(value, path), `(${rule})`])
  return [style('bold', model.id), ...columns(rows), '', ...columns(fields)].join('\n')
}

function pricesOf({ input, output, cacheRead, cacheWrite }: NonNullable<ModelShowResult['model']['prices']>): string {
  const parts = [
    ['in', input],
    ['out', output],
    ['cached', cacheRead],
    ['cache write', cacheWrite],
  ] as const
  const known = parts.filter(([, price]) => price !== null).map(([word, price]) => `${formatPrice(price)} ${word}`)
  return `$ ${known.join(' · ')} for a million tokens`
}
