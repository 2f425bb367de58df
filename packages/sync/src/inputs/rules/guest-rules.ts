import type { Rule, RuleUse } from '@copilot-sync/mapper'
import { builtinRules } from '@copilot-sync/rules-copilot'

const own: ReadonlySet<Rule> = new Set(builtinRules().map(({ rule }) => rule))

/** Whether it is not of the settings. */
export const isBuiltin = (rule: Rule): boolean => own.has(rule)

/** Names of the rules that settings name, so that they can go: modules, flags, overrides. */
export function guestRules(rules: readonly RuleUse[]): string[] {
  return rules.flatMap(({ rule }) => (isBuiltin(rule) ? [] : [rule.name]))
}
