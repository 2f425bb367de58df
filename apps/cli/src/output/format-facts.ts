import type { ModelRow } from '@copilot-sync/sync'
import { formatTokens } from './format-tokens.ts'

/** `272k in · 128k out` */
export function formatLimits({ input, output }: Pick<ModelRow['limits'], 'input' | 'output'>): string {
  return [...limit(input, 'in'), ...limit(output, 'out')].join(' · ')
}

/** `1.25, 10` in US dollars for a million tokens; nothing where no price is known. */
export function formatPrices(prices: ModelRow['prices']): string {
  return prices === null ? '' : [prices.input, prices.output].map(formatPrice).join(', ')
}

/** US dollars for a million tokens. */
export function formatPrice(perToken: number | null): string {
  return perToken === null ? '-' : String(Number((perToken * 1_000_000).toFixed(4)))
}

function limit(tokens: number | null, word: string): string[] {
  return tokens === null ? [] : [`${formatTokens(tokens)} ${word}`]
}
