/** Makes choices from a tape of numbers; an ended tape chooses the first of all, so that failures shrink. */
export class Tape {
  readonly #numbers: readonly number[]
  #at = 0

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers
  }

  below(limit: number): number {
    const number = this.#numbers[this.#at] ?? 0
    this.#at += 1
    return number % limit
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)]
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }

  percent(share: number): boolean {
    return this.below(100) >= 100 - share
  }

  shuffle<T>(items: readonly T[]): T[] {
    const left = [...items]
    return items.flatMap(() => left.splice(this.below(left.length), 1))
  }
}
