import type { Json } from '@copilot-sync/plan'
import { parseKeyName, resolveTag } from '@copilot-sync/pyyaml'
import { emitScalar } from './emit-scalar.ts'

const INFINITE: Readonly<Record<string, string>> = { Infinity: '.inf', '-Infinity': '-.inf', NaN: '.nan' }

export interface Special {
  readonly tag: string
  readonly content: Json
}

/** What JSON has no value for, as `construct` gives it: `{ '!!timestamp': '2026-06-01' }`. */
export function specialOf(value: Json): Special | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const [pair, more] = Object.entries(value)
  const tag = /^!!(timestamp|int|float|binary|set|omap|pairs)$/.exec(pair?.[0] ?? '')?.[1]
  return pair && !more && tag !== undefined ? { tag, content: pair[1] } : undefined
}

/** A date, a number beyond those of JSON or bytes: plain where it reads as that, else with its tag. */
export function emitTagged(tag: string, text: string): string {
  const plain = tag === 'float' ? (INFINITE[text] ?? text) : text
  return resolveTag(plain) === tag && /^[^\s,:]+$/.test(plain) ? plain : `!!${tag} ${JSON.stringify(plain)}`
}

/** A key as `keyName` gives it: the text of one that is a string, else what to write for it. */
export function keyOf(name: string): { readonly text: string } | { readonly written: string } {
  const { tag, text } = parseKeyName(name)
  if (tag === 'str') return { text }
  if (tag === 'null') return { written: 'null' }
  return { written: tag === 'number' ? emitScalar(Number(text), { flow: true, float: false }) : emitTagged(tag, text) }
}
