import type { CatalogModel } from '@copilot-sync/catalog'
import type { HoldClock } from './hold.ts'
import type { PathTree } from './path-tree.ts'
import type { HeldRow, HistoryEvent, RememberedModel, UnreadableValue } from './types.ts'

/** What the judgement of one model depends on besides itself. */
export interface Frame {
  readonly tree: PathTree
  readonly clock: HoldClock
  /** Values are not comparable with the remembered ones. */
  readonly anew: boolean
  /** The answer is the same as the last one, at remembered paths. */
  readonly again: boolean
  /** What the answer says of a model in types that nobody reads. */
  readonly unreadable: (id: string) => readonly UnreadableValue[]
  /** Whether an entry of ours serves the model; null where that is not known. */
  readonly serves: (id: string) => boolean | null
}

/** What becomes of one model. */
export interface Judgement {
  /** null: to be forgotten, or never known. */
  readonly record: RememberedModel | null
  /** As it stands in the stable catalog; null when it is not in it. */
  readonly model: CatalogModel | null
  readonly held: readonly HeldRow[]
  readonly asItIs?: boolean
  readonly gone?: HeldRow
  readonly returning?: boolean
  readonly news?: Partial<Pick<HistoryEvent, 'appeared' | 'changed' | 'held' | 'returned' | 'went'>>
}
