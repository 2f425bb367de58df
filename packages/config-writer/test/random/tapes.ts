import fc from 'fast-check'

type Numbers = readonly number[]

/** Tapes of up to this many numbers, all lengths alike; they shrink by cutting pieces out and by zeros, large pieces first. */
export function tapes(longest: number): fc.Arbitrary<Numbers> {
  return new Tapes(longest)
}

class Tapes extends fc.Arbitrary<Numbers> {
  readonly #longest: number

  constructor(longest: number) {
    super()
    this.#longest = longest
  }

  override generate(random: fc.Random): fc.Value<Numbers> {
    const length = random.nextInt(0, this.#longest)
    const numbers = Array.from({ length }, () => random.nextInt(0, 9999))
    return new fc.Value(numbers, undefined)
  }

  override canShrinkWithoutContext(value: unknown): value is Numbers {
    return Array.isArray(value)
  }

  override shrink(numbers: Numbers, size: unknown): fc.Stream<fc.Value<Numbers>> {
    return fc.stream(smaller(numbers, typeof size === 'number' ? size : numbers.length))
  }
}

/** The size of the piece goes along, so that no larger one is tried again. */
function* smaller(numbers: Numbers, from: number): IterableIterator<fc.Value<Numbers>> {
  for (let size = Math.min(from, numbers.length); size >= 1; size = Math.floor(size / 2)) {
    for (let end = numbers.length; end > 0; end -= size) {
      const start = Math.max(end - size, 0)
      const [before, piece, behind] = [numbers.slice(0, start), numbers.slice(start, end), numbers.slice(end)]
      yield new fc.Value([...before, ...behind], size)
      if (piece.some((each) => each !== 0)) yield new fc.Value([...before, ...piece.map(() => 0), ...behind], size)
    }
  }
}
