import type { Cursor } from './cursor.ts'

/** A token that may turn out to be a key, once a `:` follows on its line. */
export interface SimpleKey {
  /** Counts tokens from the start of the text. */
  readonly number: number
  /** It stands where only a key can stand. */
  readonly required: boolean
  readonly pos: number
  readonly lineStart: number
  readonly column: number
}

const KEY_LENGTH = 1024

/** The possible keys, at most one for each level of flow collections. */
export class SimpleKeys {
  readonly #keys: (SimpleKey | undefined)[] = []
  readonly #cursor: Cursor
  #live = 0

  constructor(cursor: Cursor) {
    this.#cursor = cursor
  }

  here(): SimpleKey | undefined {
    return this.#keys[this.#cursor.flowLevel]
  }

  save(number: number): void {
    const { pos, lineStart, column, flowLevel, indent } = this.#cursor
    this.drop()
    this.#live += 1
    this.#keys[flowLevel] = { number, required: flowLevel === 0 && indent === column, pos, lineStart, column }
  }

  /** The key of this level is none; a fault where it had to be one. */
  drop(): void {
    const key = this.here()
    if (key?.required) this.#missingColon(key)
    this.forget(this.#cursor.flowLevel)
  }

  /** A key ends on its line and within 1,024 characters. */
  dropStale(): void {
    if (this.#live === 0) return
    for (let level = 0; level < this.#keys.length; level += 1) {
      const key = this.#keys[level]
      if (!key || (key.lineStart === this.#cursor.lineStart && !this.#isTooLong(key))) continue
      if (key.required) this.#missingColon(key)
      this.forget(level)
    }
  }

  forget(level: number): void {
    if (this.#keys[level]) this.#live -= 1
    this.#keys[level] = undefined
  }

  /** Whether the token of this number may still become a key. */
  awaits(number: number): boolean {
    if (this.#live === 0) return false
    this.dropStale()
    for (let level = 0; level < this.#keys.length; level += 1) if (this.#keys[level]?.number === number) return true
    return false
  }

  #isTooLong({ pos }: SimpleKey): boolean {
    const end = this.#cursor.pos
    return end - pos > KEY_LENGTH && Array.from(this.#cursor.text.slice(pos, end)).length > KEY_LENGTH
  }

  #missingColon(key: SimpleKey): never {
    return this.#cursor.fail("could not find the expected ':' of this key", key.pos)
  }
}
