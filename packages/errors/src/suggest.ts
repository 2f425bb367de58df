import { distance } from 'fastest-levenshtein'

/** The candidate nearest to what was typed, when it is near enough to be a slip of the fingers. */
export function suggest(typed: string, candidates: readonly string[]): string | undefined {
  const [best] = candidates
    .map((candidate) => ({ candidate, far: distance(typed, candidate) }))
    .sort((a, b) => a.far - b.far)
  return best && best.far <= Math.max(2, Math.floor(typed.length / 3)) ? best.candidate : undefined
}
