import { equalJson } from '@copilot-sync/catalog'
import { covers } from './covers.ts'
import { hashValue } from './hash-value.ts'
import type { ConfigEntry, FieldChange, Ledger, WantedEntry } from './types.ts'
import { valueAt } from './value-at.ts'

/** What has to change in an entry of ours: wanted fields that differ, and fields that we wrote and nobody wants any more. */
export function diffEntry(
  entry: ConfigEntry,
  wanted: WantedEntry,
  { owned, ledger }: { readonly owned: readonly string[]; readonly ledger: Ledger },
): FieldChange[] {
  const data = entry.data()
  const keep = wanted.keep ?? []
  const changes: FieldChange[] = []
  for (const { path, value, rule } of wanted.fields) {
    const from = valueAt(data, path)
    if (!equalJson(from, value) && !covers(keep, path)) changes.push({ path, from, to: value, rule })
  }
  for (const [path, hashes] of Object.entries(ledger[wanted.id] ?? {})) {
    const from = valueAt(data, path)
    if (from === undefined || !covers(owned, path) || covers(keep, path) || isTouched(path, wanted)) continue
    if (hashes.split(' ').includes(hashValue(from))) changes.push({ path, from, to: undefined, rule: 'ledger' })
  }
  return changes
}

/** Whether the path is wanted, or one above or below it is. */
const isTouched = (path: string, wanted: WantedEntry): boolean =>
  wanted.fields.some(
    (field) => field.path === path || field.path.startsWith(`${path}.`) || path.startsWith(`${field.path}.`),
  )
