/** A source of numbers that gives the same ones for the same seed, so that a failure can be seen again. */
export interface Random {
  /** 0 ≤ n < limit */
  below(limit: number): number
  chance(share: number): boolean
  /** Throws for an empty list. */
  pick<Item>(items: readonly Item[]): Item
  some<Item>(items: readonly Item[], share: number): readonly Item[]
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    below: (limit) => Math.floor(next() * limit),
    chance: (share) => next() < share,
    pick: (items) => {
      const [item] = items.slice(Math.floor(next() * items.length))
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    some: (items, share) => items.filter(() => next() < share),
  }
}
