import type { SyncResult } from '@copilot-sync/sync'
import { reasonText } from '../words/reason-text.ts'
import { shorten } from './shorten.ts'

const SINGLY = 3

/** What is held: one line each, or one for all with the same reason when they are many. */
export function renderHeld(held: SyncResult['held']): string[] {
  return [...Map.groupBy(held, heldWhy)].flatMap(([reason, changes]) => {
    const places = changes.map(({ name, path }) => (path === null ? name : `${name} ${path}`))
    if (places.length <= SINGLY) return places.map((place) => `  ! ${place}  held: ${reason}`)
    return [`  ! ${places.length} held: ${reason}`, `      ${shorten(places)}`]
  })
}

/** The reason, and for what goes by itself how long it has been so. */
export function heldWhy({ reason, missingSince, fetches }: SyncResult['held'][number]): string {
  const why = reasonText(reason)
  if (missingSince === null) return why
  return `${why} (since ${missingSince.slice(0, 10)}, ${fetches} ${fetches === 1 ? 'fetch' : 'fetches'})`
}
