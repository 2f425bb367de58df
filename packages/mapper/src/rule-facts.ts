import type { EntryPath, RuleUse } from './rule.ts'

/** A field and the word for it where it is true. */
export interface Mark {
  readonly path: EntryPath
  readonly label: string
  readonly minor: boolean
}

/** What rules say about themselves, as plain data; nobody else knows a field, or a rule, by its name. */
export interface RuleFacts {
  /** In the order in which they are shown. */
  readonly marks: readonly Mark[]
  /** Fields that are limits (also `model_info.*`). */
  readonly limits: readonly EntryPath[]
  /** Fields that say that a model takes images. */
  readonly images: readonly EntryPath[]
  /** Names of the rules whose values are the catalog's own. */
  readonly copies: readonly string[]
  /** Names of the rules that decide for the user. */
  readonly users: readonly string[]
}

/** The facts of these rules; of two marks for one field the later rule's counts. */
export function factsOf(uses: readonly RuleUse[]): RuleFacts {
  const marks = new Map<EntryPath, Mark & { readonly order: number }>()
  const limits = new Set<EntryPath>()
  const images = new Set<EntryPath>()
  const copies: string[] = []
  const users: string[] = []
  for (const { rule } of uses) {
    if (rule.decides === 'user') users.push(rule.name)
    if (!('map' in rule)) continue
    if (rule.copies) copies.push(rule.name)
    if (rule.limits) for (const path of rule.writes) limits.add(path)
    const [path] = rule.writes
    if (path === undefined) continue
    if (rule.input === 'image') images.add(path)
    if (!rule.mark) continue
    const { label, minor = false, order = Number.POSITIVE_INFINITY } = rule.mark
    marks.set(path, { path, label, minor, order })
  }
  const inOrder = [...marks.values()].sort((a, b) => (a.order === b.order ? 0 : a.order - b.order))
  return {
    marks: inOrder.map(({ path, label, minor }) => ({ path, label, minor })),
    limits: [...limits],
    images: [...images],
    copies,
    users,
  }
}
