import { entryId } from '@copilot-sync/mapper'
import { isOwn } from '@copilot-sync/plan'
import type { ConfigEntry } from '@copilot-sync/plan'

export interface SeatPlace {
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly col: number
}

/** An entry of the config that serves a model, or takes one of its names. */
export interface ConfigSeat {
  readonly name: string
  readonly whose: 'ours' | 'yours'
  readonly place: SeatPlace
  readonly index: number
}

/** An entry of the config and where it stands. */
export type PlacedEntry = ConfigEntry & { readonly place: SeatPlace }

/** The entries that concern a model: those with one of its names, and those that ask Copilot for it. */
export function configSeats(id: string, names: readonly string[], entries: readonly PlacedEntry[]): ConfigSeat[] {
  const ours = new Set<string>()
  return entries.flatMap((entry): ConfigSeat[] => {
    const { name, model, place, index } = entry
    const own = name !== null && isOwn(entry, entryId) && !ours.has(name)
    if (own) ours.add(name)
    if (name === null || !(names.includes(name) || model === `github_copilot/${id}`)) return []
    return [{ name, whose: own ? 'ours' : 'yours', place, index }]
  })
}
