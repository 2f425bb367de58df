import type { JsonMap } from '../packages/catalog/src/index.ts'

export const cellNames = [
  'listed',
  'text',
  'stream',
  'image',
  'tools',
  'effort',
  'responses',
  'messages',
  'limits',
  'costs',
  'mode',
  'flags',
] as const
export type CellName = (typeof cellNames)[number]

/** What a config is written with; named as in the settings file. */
export interface Modes {
  readonly images: 'hook' | 'header' | 'off'
  readonly headers: 'editor' | 'none'
  readonly entry: 'full' | 'classic'
}

export interface CatalogFile {
  readonly name: string
  readonly models: readonly JsonMap[]
}

/** A model that a proxy should serve, with what its catalog says about it, worked out here and not by copilot-sync. */
export interface Expectation {
  readonly id: string
  readonly vision: boolean
  readonly tools: boolean
  /** The effort to ask for; undefined when the catalog lists none. */
  readonly effort: string | undefined
  readonly claudeWithoutMessages: boolean
  readonly mode: 'chat' | 'responses'
  /** Both routes are open. */
  readonly dual: boolean
  readonly limits: Readonly<Record<string, number>>
  readonly costs: Readonly<Record<string, number>>
  /** The window is not among the limits: LiteLLM shows it and knows no such key. */
  readonly flags: Readonly<Record<string, boolean | number>>
}

/** What a cell came to. `status` is the proxy's, 0 when there was no answer or the fault is in its contents. */
export interface Cell {
  readonly ok: boolean
  readonly status: number
  readonly why: string
}

export type Row = Readonly<Partial<Record<CellName, Cell>>>

/** One booted proxy. */
export interface Run {
  readonly name: string
  readonly litellm: string
  readonly catalog: string
  readonly modes: Modes | undefined
  readonly rows: Readonly<Record<string, Row>>
  /** Names in `/v1/models`. */
  readonly names: readonly string[]
  /** Seconds to the first healthy answer. */
  readonly bootSeconds: number
}
