import { hashJson, hashText, type Json } from '@copilot-sync/catalog'
import type { Mapping, RuleUse } from '@copilot-sync/mapper'
import type { Settings } from '../settings/settings.ts'

/**
 * SHA-256 (hex) of what rules and settings made of the catalog: another rule, setting or version of ours counts when it
 * changes what is wanted, the code of a rule of the user's in any case. Retention of backups does not count, nor does a flag of the one run.
 */
export function hashRules({
  mapping,
  settings,
  rules,
}: {
  readonly mapping: Mapping
  readonly settings: Settings
  readonly rules: readonly RuleUse[]
}): string {
  const { file: _, backup: __, ...rest } = settings
  // Of the plain text, not the canonical one: each sync does it, and that would take 5 ms of a cold start.
  const code = rules.find(({ identity }) => identity)?.identity?.()
  return hashText(JSON.stringify({ entries: byName(mapping.entries), owned: mapping.owned, settings: rest, code }))
}

/** The service lists its models in any order; that is no difference. */
export function byName<T extends { readonly name: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** SHA-256 (hex) of the canonical text; what is undefined counts as absent. */
export function sha256Json(value: unknown): string {
  const plain: Json = JSON.parse(JSON.stringify(value))
  return hashJson(plain)
}
