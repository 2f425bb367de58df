export interface Presence {
  readonly id: string
  /** Runs of answers with the model: position of the first, and how many. */
  readonly spans: readonly { readonly from: number; readonly length: number }[]
  /** How many answers have it. */
  readonly count: number
}

/** In which of the answers each model is; the rarest first. */
export function presenceOf(answers: readonly (readonly string[])[]): Presence[] {
  const found = new Map<string, { from: number; length: number }[]>()
  for (const [at, ids] of answers.entries()) {
    for (const id of new Set(ids)) {
      const spans = found.get(id) ?? []
      found.set(id, spans)
      const last = spans.at(-1)
      if (last && last.from + last.length === at) last.length += 1
      else spans.push({ from: at, length: 1 })
    }
  }
  return [...found]
    .map(([id, spans]) => ({ id, spans, count: spans.reduce((sum, { length }) => sum + length, 0) }))
    .sort((a, b) => a.count - b.count || (a.id < b.id ? -1 : 1))
}
