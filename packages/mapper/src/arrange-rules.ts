import { type CatalogPath, covers, overlap } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import { reserved } from './entry-path.ts'
import type { EntryPath, MappingRule, NamesRule, Rule, RuleUse, SelectRule } from './rule.ts'

export interface Use<R extends Rule> {
  readonly rule: R
  readonly options: unknown
  readonly isOwnWord?: boolean | undefined
}

/** The rules by kind, in their order. */
export interface Arranged {
  readonly selects: readonly Use<SelectRule>[]
  readonly mappings: readonly Use<MappingRule>[]
  /** The last one given. */
  readonly names: Use<NamesRule> | undefined
  readonly reads: readonly CatalogPath[]
  readonly owned: readonly EntryPath[]
}

/** Sorts the rules by kind; two of one name are RULE_INVALID, two that write one field without saying so RULE_CONFLICT. */
export function arrangeRules(uses: readonly RuleUse[]): Arranged {
  const selects: Use<SelectRule>[] = []
  const mappings: Use<MappingRule>[] = []
  let names: Use<NamesRule> | undefined
  const known = new Set<string>()
  for (const { rule, ...how } of uses) {
    const use = { options: how.options, isOwnWord: how.isOwnWord }
    if (known.has(rule.name)) throw sameName(rule.name)
    known.add(rule.name)
    if ('map' in rule) mappings.push({ rule, ...use })
    else if ('select' in rule) selects.push({ rule, ...use })
    else names = { rule, ...use }
  }
  refuseConflicts(mappings.map(({ rule }) => rule))
  return {
    selects,
    mappings,
    names,
    reads: [...new Set(uses.flatMap(({ rule }) => rule.reads))],
    owned: [...new Set([...reserved, ...mappings.flatMap(({ rule }) => rule.writes)])],
  }
}

function refuseConflicts(rules: readonly MappingRule[]): void {
  const writers = new Map<EntryPath, string>()
  const wide = new Set<EntryPath>()
  for (const { name, writes, overrides = [] } of rules) {
    for (const path of writes) {
      if (overrides.includes(path)) continue
      // One field meets only its own name and the few wide ones; a wide one may meet any.
      for (const taken of path.endsWith('.*') ? writers.keys() : [path, ...wide]) {
        const owner = writers.get(taken)
        if (owner === undefined || !overlap(path, taken)) continue
        const allowed = overrides.some((override) => covers(override, path) || covers(override, taken))
        if (!allowed) throw conflict(owner, taken, name, path)
      }
    }
    for (const path of writes) {
      writers.set(path, name)
      if (path.endsWith('.*')) wide.add(path)
    }
  }
}

function sameName(name: string): SyncError {
  return new SyncError('RULE_INVALID', `two rules are named "${name}"`, {
    hint: 'Give your rule a name of its own; to take over what a built-in rule writes, list its fields in `overrides`.',
  })
}

function conflict(first: string, taken: EntryPath, second: string, path: EntryPath): SyncError {
  return new SyncError(
    'RULE_CONFLICT',
    `the rules "${first}" (${taken}) and "${second}" (${path}) write the same field`,
    {
      hint: `If "${second}" is to win, add overrides: ["${taken}"] to it; a \`flags\` line that clashes needs another target.`,
    },
  )
}
