import { equalJson } from '@copilot-sync/catalog'
import { fieldAt } from './field-at.ts'
import { isWritten } from './hash-value.ts'
import { isCovered } from './is-covered.ts'
import type { ConfigEntry, FieldChange, PlanInput, WantedEntry } from './types.ts'

/** What has to change in an entry of ours: wanted fields that differ, and fields that we wrote and nothing writes any more. */
export function diffEntry(
  entry: ConfigEntry,
  wanted: WantedEntry,
  known: Pick<PlanInput, 'ledger' | 'writers' | 'guestRules'>,
): FieldChange[] {
  const data = entry.data()
  const keep = wanted.keep ?? []
  const changes: FieldChange[] = []
  for (const { path, value, rule } of wanted.fields) {
    const from = fieldAt(data, path)
    if (!equalJson(from, value) && !isCovered(keep, path)) changes.push({ path, from, to: value, rule })
  }
  const row = known.ledger[wanted.id] ?? {}
  for (const path of unwantedPaths(row, wanted)) {
    const from = fieldAt(data, path)
    if (from === undefined || !isWritten(row[path], from)) continue
    const rule = known.writers?.[wanted.id]?.[path]
    const writer = rule === undefined ? {} : { writer: { rule, gone: !known.guestRules?.includes(rule) } }
    changes.push({ path, from, to: undefined, rule: 'ledger', ...writer })
  }
  return changes
}

/** The paths of a row of the ledger that nothing writes any more, and nothing above or below them. */
export function unwantedPaths(
  row: Readonly<Record<string, string>>,
  { fields, keep = [] }: Pick<WantedEntry, 'fields' | 'keep'>,
): string[] {
  const paths = new Set(fields.map(({ path }) => path))
  return Object.keys(row).filter((path) => !paths.has(path) && !isCovered(keep, path) && !isTouched(path, fields))
}

const isTouched = (path: string, fields: WantedEntry['fields']): boolean =>
  fields.some((field) => field.path.startsWith(`${path}.`) || path.startsWith(`${field.path}.`))
