import type { RuleUse } from './rule.ts'

/** One row of a table of rules. */
export interface RuleRow {
  readonly kind: 'select' | 'names' | 'mapping'
  readonly name: string
  readonly summary: string
  readonly reads: readonly string[]
  readonly writes: readonly string[]
  /** null where the rule has none. */
  readonly mark: string | null
}

/** The rules as rows for a table, in their order. */
export function describeRules(uses: readonly RuleUse[]): RuleRow[] {
  return uses.map(({ rule }) => ({
    kind: 'map' in rule ? 'mapping' : 'select' in rule ? 'select' : 'names',
    name: rule.name,
    summary: rule.summary,
    reads: rule.reads,
    writes: 'map' in rule ? rule.writes : [],
    mark: ('map' in rule && rule.mark?.label) || null,
  }))
}
