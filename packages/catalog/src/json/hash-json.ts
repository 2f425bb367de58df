import { hash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import type { Json } from './json.ts'

/** SHA-256 (hex) of a text. */
export function hashText(text: string): string {
  return hash('sha256', text, 'hex')
}

/** SHA-256 (hex) of a value's canonical text. */
export function hashJson(value: Json): string {
  return hashText(canonicalJson(value))
}
