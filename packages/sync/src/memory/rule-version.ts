import type { RuleUse } from '@copilot-sync/mapper'
import { createHash } from 'node:crypto'
import type { Settings } from '../settings/settings.ts'

/** Counts up with each release that lets a rule read or write in another way. */
const OWN = 1

/** Changes whenever our rules, the user's, or settings that shape entries do: what differs then is no news from the catalog. */
export function ruleVersion(rules: readonly RuleUse[], settings: Settings): string {
  const { file, backup, hold, newModels, state_dir, api_version, ...shaping } = settings
  const texts = rules.map(({ rule }) => [
    rule.name,
    rule.reads,
    'map' in rule ? [rule.writes, String(rule.map)] : String('select' in rule ? rule.select : rule.names),
  ])
  const text = JSON.stringify([OWN, shaping, texts])
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
