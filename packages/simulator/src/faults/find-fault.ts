import type { State } from '../state.ts'
import type { FaultAnswer, FaultMatch } from '../types.ts'

interface Subject {
  readonly method: string
  readonly path: string
  readonly model: string | undefined
}

/** The fault that strikes this call, if any; each fault counts the calls that it matches. */
export function findFault(subject: Subject, state: State): FaultAnswer | undefined {
  for (const entry of state.faults) {
    const { match, after = 0, times = Number.POSITIVE_INFINITY, answer } = entry.fault
    if (!matches(match, subject)) continue
    entry.seen += 1
    if (entry.seen > after && entry.seen <= after + times) return answer
  }
  return undefined
}

function matches({ method, model, path }: FaultMatch, subject: Subject): boolean {
  if (method !== undefined && method !== subject.method) return false
  if (model !== undefined && model !== subject.model) return false
  if (path === undefined || path === subject.path) return true
  return path.endsWith('*') && subject.path.startsWith(path.slice(0, -1))
}
