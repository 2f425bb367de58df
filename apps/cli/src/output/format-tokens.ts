/** 272000 → `272k`, 1048576 → `1.05M`, 512 → `512`. */
export function formatTokens(tokens: number): string {
  if (tokens < 1000) return String(tokens)
  if (tokens < 1_000_000) return `${Number((tokens / 1000).toFixed(1))}k`
  return `${Number((tokens / 1_000_000).toFixed(2))}M`
}
