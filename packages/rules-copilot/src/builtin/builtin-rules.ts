import type { Rule, RuleUse } from '@copilot-sync/mapper'
import type { RuleSettings } from '../settings.ts'
import * as rules from './rules.ts'

/** Select rules in the order in which their reasons count, mapping rules in the order in which their fields are written. */
const inOrder = Object.values<Rule>(rules).sort((a, b) => (a.order ?? 0) - (b.order ?? 0) || (a.name < b.name ? -1 : 1))

/** The built-in rules; each takes what concerns it out of the settings. */
export function builtinRules(settings: RuleSettings = {}): RuleUse[] {
  return inOrder.map((rule) => ({ rule, options: settings }))
}
