import { hashText } from '@copilot-sync/catalog'
import type { Basis, Memory, ReducedCatalog, Run } from './types.ts'

const RUNS = 400

/** The runs with one more fetch; consecutive fetches of one catalog are one run, but for one long after the others (`apart`). */
export function recordRun(
  { runs, bases }: Pick<Memory, 'runs' | 'bases'>,
  { sha, models }: ReducedCatalog,
  basis: Basis,
  { at, apart }: { readonly at: number; readonly apart: boolean },
): Pick<Memory, 'runs' | 'bases'> {
  const key = hashText(JSON.stringify(basis)).slice(0, 8)
  const last = runs.at(-1)
  if (!apart && last?.sha === sha && last.basis === key) {
    return { runs: [...runs.slice(0, -1), { ...last, to: at, fetches: last.fetches + 1 }], bases }
  }
  const run: Run = { from: at, to: at, fetches: 1, sha, models: models.length, basis: key }
  const kept = [...runs, run].slice(-RUNS)
  const used = new Set(kept.map((one) => one.basis))
  const all = Object.entries({ ...bases, [key]: basis })
  return { runs: kept, bases: Object.fromEntries(all.filter(([name]) => used.has(name))) }
}
