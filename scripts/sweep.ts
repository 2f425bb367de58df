/** `.ci/run` sets it: the slow sweeps are then whole. */
export const wholeSweeps = process.env['CI'] === 'true'

export interface Sweep {
  /** Whether this run tries the case at this place: the first, and every nth after it. */
  tries(at: number): boolean
  /** How many of so many cases. */
  of(cases: number): number
  /** For a test's name: `each of`, `one in 4 of`. */
  readonly each: string
}

/** How much of a slow sweep a run of the tests tries: all of it in CI, elsewhere one case in so many, always the same. */
export function sweep(nth: number): Sweep {
  const every = wholeSweeps ? 1 : nth
  return {
    tries: (at) => at % every === 0,
    of: (cases) => Math.ceil(cases / every),
    each: every === 1 ? 'each of' : `one in ${every} of`,
  }
}
