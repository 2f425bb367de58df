/** 272000 → `272k`, 1048576 → `1.05M`, 512 → `512`. */
export function formatTokens(tokens: number): string {
  if (tokens < 1000) return String(tokens)
  const [unit, size] = tokens < 1_000_000 ? ['k', 1000] : ['M', 1_000_000]
  return `${Number((tokens / Number(size)).toFixed(Number(size) === 1000 ? 1 : 2))}${unit}`
}
