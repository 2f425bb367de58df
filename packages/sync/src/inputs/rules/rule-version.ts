import { hashText } from '@copilot-sync/catalog'
import type { RuleUse } from '@copilot-sync/mapper'
import type { Settings } from '../settings/settings.ts'

/** Counts up with each release that lets a rule read or write in another way. */
const OWN = 1

/** Settings that shape no entry. */
const APART: ReadonlySet<string> = new Set<keyof Settings>([
  'file',
  'owner',
  'backup',
  'hold',
  'newModels',
  'state_dir',
  'api_version',
  'adopt',
  'layout',
])

/** Changes whenever our rules, the user's with all that they import, or settings that shape entries do: what differs then is no news from the catalog. */
export function ruleVersion(rules: readonly RuleUse[], settings: Settings): string {
  const shaping = Object.entries(settings).filter(([key]) => !APART.has(key))
  const texts = rules.map(({ rule, identity }) => [
    rule.name,
    rule.reads,
    'writes' in rule ? rule.writes : [],
    identity ? [identity()] : Object.values(rule).flatMap((part) => (typeof part === 'function' ? [String(part)] : [])),
  ])
  const text = JSON.stringify([OWN, shaping, texts])
  return hashText(text).slice(0, 16)
}
