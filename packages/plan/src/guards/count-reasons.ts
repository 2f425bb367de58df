const SHOWN = 3

/** Why models are left out, in one line: how many for each reason, the most frequent first, at most three. */
export function countReasons(skipped: readonly { readonly reason: string }[]): string {
  const counts = [...Map.groupBy(skipped, ({ reason }) => reason)].map(([reason, rows]) => ({
    reason,
    rows: rows.length,
  }))
  const sorted = counts.toSorted((a, b) => b.rows - a.rows)
  const rest = sorted.slice(SHOWN).reduce((sum, { rows }) => sum + rows, 0)
  const lines = sorted.slice(0, SHOWN).map(({ reason, rows }) => `${rows} because ${reason}`)
  return [...lines, ...(rest > 0 ? [`${rest} for other reasons`] : [])].join('; ')
}
