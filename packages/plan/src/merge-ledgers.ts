import type { Ledger, Writers } from './types.ts'

/** Both ledgers as one, to be on disk while the config is written: a crash then leaves none of our values unknown. */
export function mergeLedgers(before: Ledger, after: Ledger): Ledger {
  const merged: Record<string, Record<string, string>> = {}
  for (const ledger of [before, after]) {
    for (const [id, row] of Object.entries(ledger)) {
      const target = (merged[id] ??= {})
      for (const [path, hashes] of Object.entries(row)) {
        const had = target[path] ?? hashes
        target[path] = had === hashes ? had : [...new Set([...had.split(' '), ...hashes.split(' ')])].join(' ')
      }
    }
  }
  return merged
}

/** Both; of two rules for one field that of after. */
export function mergeWriters(before: Writers, after: Writers): Writers {
  const rows = Object.entries(after).map(([id, row]) => [id, { ...before[id], ...row }])
  return { ...before, ...Object.fromEntries(rows) }
}
