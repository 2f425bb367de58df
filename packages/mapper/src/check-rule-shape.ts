import { isMap } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import { entryPathFault } from './entry-path.ts'
import { factFaults } from './fact-faults.ts'
import type { Rule } from './rule.ts'

type Fields = Readonly<Record<string, unknown>>

const KINDS = ['map', 'select', 'names'] as const
/** The plan names these as the rule of what no rule says. */
const OWN: ReadonlySet<unknown> = new Set(['core', 'ledger', 'adopt', 'layout'])
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const HINT =
  'A rule is an object { api: 1, name, summary, reads, writes, map, examples }; select and names rules have `select` or `names` in place of `writes` and `map`. See the README of @copilot-sync/mapper.'

/** The value as a rule; else a RULE_INVALID that names `source`, the module or file it came from, and all that is wrong. */
export function checkRuleShape(value: unknown, source: string): Rule {
  if (isRule(value)) return value
  const faults = isMap(value) ? faultsOf(value) : ['it is no object']
  const name = isMap(value) && typeof value['name'] === 'string' ? `rule "${value['name']}"` : 'a rule'
  throw new SyncError('RULE_INVALID', `${name} of ${source}: ${faults.join('; ')}`, { hint: HINT })
}

function isRule(value: unknown): value is Rule {
  return isMap(value) && faultsOf(value).length === 0
}

function faultsOf(rule: Fields): string[] {
  // Of another version nothing else can be said.
  if (rule['api'] !== 1) return [`\`api\` is ${JSON.stringify(rule['api'])}, this copilot-sync knows api 1`]
  const faults: string[] = []
  if (typeof rule['name'] !== 'string' || !KEBAB.test(rule['name'])) faults.push('`name` is not kebab-case')
  if (OWN.has(rule['name'])) faults.push('`name` is one that the plan uses for itself')
  if (typeof rule['summary'] !== 'string' || rule['summary'] === '') faults.push('`summary` is no text')
  if (!isTexts(rule['reads'])) faults.push('`reads` is no list of catalog paths')
  if (rule['examples'] !== undefined && !Array.isArray(rule['examples'])) faults.push('`examples` is no list')
  const kinds = KINDS.filter((kind) => rule[kind] !== undefined)
  const kind = kinds[0]
  if (kind === undefined || kinds.length > 1) faults.push('it takes one of the functions `map`, `select` and `names`')
  else if (typeof rule[kind] !== 'function') faults.push(`\`${kind}\` is no function`)
  const all = [...faults, ...factFaults(rule)]
  if (kind !== 'map') return all
  const overrides = rule['overrides'] === undefined ? [] : pathFaults(rule, 'overrides')
  return [...all, ...pathFaults(rule, 'writes'), ...overrides]
}

function pathFaults(rule: Fields, key: 'writes' | 'overrides'): string[] {
  const paths = rule[key]
  if (!Array.isArray(paths)) return [`\`${key}\` is no list of fields`]
  return paths.map(entryPathFault).filter((fault) => fault !== undefined)
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '')
}
