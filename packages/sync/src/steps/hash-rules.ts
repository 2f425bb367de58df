import { canonicalJson, type Json } from '@copilot-sync/plan'
import { createHash } from 'node:crypto'
import type { Prepared } from './prepare.ts'

/**
 * SHA-256 (hex) of what rules and settings made of the catalog: another rule, setting or version of ours counts when it
 * changes what is wanted, the code of a rule of the user's in any case. Retention of backups does not count, nor does a flag of the one run.
 */
export function hashRules({ mapping, settings, rules }: Pick<Prepared, 'mapping' | 'settings' | 'rules'>): string {
  const { file: _, backup: __, ...rest } = settings
  // Of the plain text, not the canonical one: each sync does it, and that would take 5 ms of a cold start.
  const code = rules.find(({ identity }) => identity)?.identity?.()
  return sha256(JSON.stringify({ entries: byName(mapping.entries), owned: mapping.owned, settings: rest, code }))
}

/** The service lists its models in any order; that is no difference. */
export function byName<T extends { readonly name: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** SHA-256 (hex) of the canonical text; what is undefined counts as absent. */
export function sha256Json(value: unknown): string {
  const plain: Json = JSON.parse(JSON.stringify(value))
  return sha256(canonicalJson(plain))
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
