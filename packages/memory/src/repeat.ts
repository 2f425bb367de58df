import type { Hold, Memory, RememberedModel, Run } from './types.ts'

/** Whether a fetch moved nothing but times and counts: then its run, added to the memory before, says it all. */
export function isRepeat(before: Memory, after: Memory): boolean {
  const [was, is] = [before.runs.at(-1), after.runs.at(-1)]
  if (!was || !is || !isSameRun(was, is) || is.to <= was.to || before.models.length !== after.models.length)
    return false
  const records = new Map(before.models.map((record) => [record.id, record]))
  return after.models.every((record) => {
    const old = records.get(record.id)
    return old === record || (old && JSON.stringify(count(old, 1)) === JSON.stringify(record))
  })
}

/** The memory after its last answer came again, as `run` tells; without change where that is of another answer, or an earlier time. */
export function repeat(memory: Memory, run: Run): Memory {
  const last = memory.runs.at(-1)
  const more = run.fetches - (last?.fetches ?? 0)
  if (!last || !isSameRun(last, run) || more <= 0) return memory
  return {
    ...memory,
    at: run.to,
    models: memory.models.map((record) => count(record, more)),
    runs: [...memory.runs.slice(0, -1), run],
  }
}

const isSameRun = (a: Run, b: Run): boolean => a.from === b.from && a.sha === b.sha && a.basis === b.basis

/** A record whose holds were met by so many more fetches. */
function count(record: RememberedModel, more: number): RememberedModel {
  const { missing, values } = record
  const waiting = Object.entries(values).filter(([, { waiting: hold }]) => hold !== null)
  if (!missing && waiting.length === 0) return record
  const counted = waiting.map(([path, value]) => [path, { ...value, waiting: add(value.waiting, more) }])
  return { ...record, missing: add(missing, more), values: { ...values, ...Object.fromEntries(counted) } }
}

function add<T extends Hold>(hold: T | null, more: number): T | null {
  return hold && { ...hold, fetches: hold.fetches + more }
}
