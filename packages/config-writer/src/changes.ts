import type { Json } from '@copilot-sync/catalog'
import {
  type EntryAddition,
  type EntryKey,
  type EntryMove,
  type EntryRemoval,
  type EntryUpdate,
  otherPath,
  type Plan,
} from '@copilot-sync/plan'

/** Where an entry stands in the text it is changed in, from 0. */
interface Indexed {
  readonly index: number
}

/** Items that come into, or go from, a list at a top-level key, or one below it: `litellm_settings.callbacks`, `include`. */
export interface ListChange {
  readonly path: string
  readonly from: Json
  readonly to: Json
}

/** What is to change in a text: a plan, with entries by their index. */
export interface Changes {
  readonly add: readonly EntryAddition[]
  readonly update: readonly (Omit<EntryUpdate, 'key'> & Indexed)[]
  readonly remove: readonly (Pick<EntryRemoval, 'name'> & Indexed)[]
  readonly move?: readonly (Omit<EntryMove, 'key'> & Indexed)[]
  readonly other: readonly ListChange[]
}

/** What a plan changes in texts, with the entries where `indexOf` says. Files beside the config are not their business. */
export function toChanges(
  { add, update, remove, move, other }: Pick<Plan, 'add' | 'update' | 'remove' | 'move' | 'other'>,
  indexOf: (key: EntryKey) => number,
): Changes {
  return {
    add,
    update: update.map(({ key, ...rest }) => ({ ...rest, index: indexOf(key) })),
    remove: remove.map(({ key, name }) => ({ name, index: indexOf(key) })),
    ...(move && { move: move.map(({ key, ...rest }) => ({ ...rest, index: indexOf(key) })) }),
    other: other.flatMap((change) =>
      change.kind === 'file' ? [] : [{ path: otherPath(change), from: change.from, to: change.to }],
    ),
  }
}
