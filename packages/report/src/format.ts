import type { Json } from '@copilot-sync/catalog'

/** 272000 → `272k`, 1048576 → `1.05M`. */
export function formatTokens(tokens: number | null): string {
  if (tokens === null) return '–'
  if (tokens < 1000) return String(tokens)
  if (tokens < 1_000_000) return `${Number((tokens / 1000).toFixed(1))}k`
  return `${Number((tokens / 1_000_000).toFixed(2))}M`
}

/** A value of an entry or of the catalog; limits as tokens. */
export function formatValue(value: Json, path: string): string {
  if (value === null) return 'nothing'
  if (typeof value === 'number' && path.includes('tokens') && value >= 1000) return formatTokens(value)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** USD per token → `$1.25` for a million. */
export function formatPrice(perToken: number | null): string {
  return perToken === null ? '–' : `$${Number((perToken * 1_000_000).toFixed(4))}`
}

/** `2026-09-01T00:07:12.000Z` → `2026-09-01 00:07 UTC`. */
export function formatTime(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`
}

/** `1 model`, `2 models`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
