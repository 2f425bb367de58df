import type { Json } from '@copilot-sync/catalog'

const DEEPEST = 32
const LARGEST = 64 * 1024

/** LiteLLM puts the secret of this name in the place of such a text. */
const namesSecret = (text: string): boolean => text.startsWith('os.environ/')

/**
 * Why a value may not be written by a rule, in words; undefined when it may: JSON of 64 kB at most, 32 levels deep at most, no
 * text in it `os.environ/…`, unless it is the owner's own word. Never recurses, and reads no more than it must.
 */
export function valueFault(
  value: unknown,
  { isOwnWord = false }: { readonly isOwnWord?: boolean | undefined } = {},
): string | undefined {
  const left: [unknown, number][] = [[value, 0]]
  let size = 0
  for (let next = left.pop(); next; next = left.pop()) {
    const [one, depth] = next
    if (depth > DEEPEST) return `is nested more than ${DEEPEST} levels deep`
    size += sizeOf(one)
    if (size > LARGEST) return `is larger than ${LARGEST / 1024} kB`
    if (typeof one === 'string' && !isOwnWord && namesSecret(one)) {
      return `begins with os.environ/, for which LiteLLM would put in a secret`
    }
    if (Array.isArray(one)) for (const item of one) left.push([item, depth + 1])
    else if (isPlainObject(one)) {
      for (const [key, below] of Object.entries(one)) {
        size += key.length
        left.push([below, depth + 1])
      }
    } else if (!isScalar(one)) return 'is no JSON'
  }
  return undefined
}

/** Throws what is wrong with the value, named as `what`. */
export function assertValue(
  value: unknown,
  what: string,
  how: { readonly isOwnWord?: boolean | undefined } = {},
): asserts value is Json {
  const fault = valueFault(value, how)
  if (fault !== undefined) throw new TypeError(`${what} ${fault}`)
}

const sizeOf = (value: unknown): number => (typeof value === 'string' || Array.isArray(value) ? value.length + 1 : 1)

/** A text with a lone surrogate cannot be written. */
const isScalar = (value: unknown): boolean =>
  value === null ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (typeof value === 'string' && value.isWellFormed())

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}
