import type { ConfigEntry, Json } from '@copilot-sync/plan'
import type { Document, Node, Pair } from '@copilot-sync/pyyaml'
import type { TextPlace } from './places-of.ts'

export interface ParsedEntry extends ConfigEntry {
  readonly place: TextPlace
  /** Offset of its `-`, or of itself in a flow list. */
  readonly start: number
  /** Offset behind its last character; a comment behind is not part of it. */
  readonly end: number
  /** Its node, read anew at each call. */
  node(): Node
}

export interface ConfigWarning {
  readonly code: 'DUPLICATE_KEY'
  readonly message: string
  readonly place: TextPlace
}

/**
 * How `model_list` is written: `missing`, `null` (also as an empty value), `empty` (`[]`), `block` (items with `-`),
 * `flow` (`[…]`), `shared` (it comes from an alias or a merged mapping, so an edit would change other places too).
 */
export type ListStyle = 'missing' | 'null' | 'empty' | 'block' | 'flow' | 'shared'

export interface ParsedConfig {
  readonly text: string
  readonly file: string
  readonly entries: readonly ParsedEntry[]
  readonly listStyle: ListStyle
  readonly warnings: readonly ConfigWarning[]
  /** The items of `litellm_settings.callbacks` that are strings; of a single string, that one. */
  readonly callbacks: readonly string[]
  /** The top-level keys, in the file's order. */
  readonly keys: readonly string[]
  /** The value of a top-level key as LiteLLM reads it; undefined where there is none. */
  value(key: string): Json | undefined
  /** The ranges behind it all, for `patchConfig` and `lintConfig`. */
  readonly document: ConfigDocument
}

interface ConfigDocument extends Document {
  readonly root: Node<'map'>
  /** The pair of `model_list`; the items of a list are only in `entries`. */
  readonly list: Pair | undefined
  readonly placeOf: (offset: number) => TextPlace
}
