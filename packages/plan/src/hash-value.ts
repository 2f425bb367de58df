import { hash } from 'node:crypto'

import { canonicalJson } from './canonical-json.ts'
import type { Json } from './types.ts'

/** The first 16 hex digits of the SHA-256 of a value's canonical text. */
export function hashValue(value: Json): string {
  return hash('sha256', canonicalJson(value), 'hex').slice(0, 16)
}
