import { type HistoryEvent, type Period, readCatalogs, readHistory, readMemory, timeline } from '@copilot-sync/memory'
import type { Accepted } from '@copilot-sync/plan'
import type { ReportPeriod } from '@copilot-sync/report'
import type { Words } from '../contract/words.ts'
import { readRunNote } from '../memory/run-note.ts'

/** So many of the newest answers are looked into; as many are kept. */
const NEWEST = 60

/** The past that a folder remembers, oldest first. */
export async function readPeriods(dir: string, words: Words): Promise<ReportPeriod[]> {
  const { memory } = await readMemory(dir)
  const runs = memory.runs.slice(-NEWEST)
  const catalogs = await readCatalogs(dir, runs)
  const periods = timeline({ ...memory, runs }, await readHistory(dir), catalogs)
  return periods.map((period) => ({
    from: new Date(period.from).toISOString(),
    to: new Date(period.to).toISOString(),
    fetches: period.fetches,
    models: catalogs.get(period.sha)?.map(({ id }) => id) ?? null,
    count: period.models,
    appeared: period.diff?.appeared ?? [],
    vanished: period.diff?.vanished ?? [],
    changed: period.diff?.changed ?? [],
    notes: notesOf(period, words),
  }))
}

function notesOf({ events }: Period, words: Words): string[] {
  return [...new Set(events.flatMap((event) => tell(event, words)))]
}

function tell({ held, returned, went, basis, run }: HistoryEvent, words: Words): string[] {
  const { forced, added, updated, removed, by, held: guarded } = readRunNote(run)
  const counts = [
    ...(added.length > 0 ? [`${added.length} added`] : []),
    ...(updated.length > 0 ? [`${updated.length} changed`] : []),
    ...(removed.length > 0 ? [`${removed.length} removed`] : []),
  ]
  return [
    ...held.map(({ id, path, reason }) => `held: ${id}${path === null ? '' : ` ${path}`} (${words.reason(reason)})`),
    ...guarded.map((one) => `held: ${said(one, words)}`),
    ...(returned.length > 0 ? [`back: ${returned.join(', ')}`] : []),
    ...went.map(({ id, reason }) => `went: ${id} (${words.reason(reason)})`),
    ...basis.map(({ part, from, to }) => `asked anew: ${part} ${from ?? 'none'} → ${to ?? 'none'}`),
    ...(counts.length > 0 ? [`written (${by}): ${counts.join(', ')}`] : []),
    ...(forced === null ? [] : [`forced: ${forced}`]),
  ]
}

function said(accepted: Accepted, words: Words): string {
  if ('message' in accepted) return accepted.message
  const { name, path, reason } = accepted
  return `${path === null ? name : `${name} ${path}`}: ${words.reason(reason)}`
}
