import type { Judgement } from './judgement.ts'
import type { BasisChange, HistoryEvent } from './types.ts'

/** More changes of values than these say no more; a basis that changes may change all. */
const CHANGES = 200

/** The line of the history for one fetch, or null when there is nothing to tell. */
export function makeEvent(
  judgements: readonly Judgement[],
  { at, sha, basis }: { readonly at: number; readonly sha: string; readonly basis: readonly BasisChange[] },
): HistoryEvent | null {
  const event = {
    at: new Date(at).toISOString(),
    sha,
    appeared: judgements.flatMap(({ news }) => news?.appeared ?? []),
    changed: judgements.flatMap(({ news }) => news?.changed ?? []).slice(0, CHANGES),
    held: judgements.flatMap(({ news }) => (news?.held ?? []).map(({ id, path, reason }) => ({ id, path, reason }))),
    returned: judgements.flatMap(({ news }) => news?.returned ?? []),
    went: judgements.flatMap(({ news }) => news?.went ?? []),
    basis,
  }
  const { appeared, changed, held, returned, went } = event
  const isEmpty = [appeared, changed, held, returned, went, basis].every(({ length }) => length === 0)
  return isEmpty ? null : event
}
