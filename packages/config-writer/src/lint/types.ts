import type { Node } from '@copilot-sync/pyyaml'
import type { ParsedConfig, ParsedEntry } from '../config-types.ts'
import type { TextPlace } from '../places-of.ts'

export interface Finding {
  /** `error`: LiteLLM does not start, or does not serve the entry. `warning`: it serves, but not as it reads. */
  readonly level: 'error' | 'warning'
  readonly code: string
  readonly message: string
  readonly place: TextPlace
  readonly hint: string
}

export interface LintedEntry {
  readonly entry: ParsedEntry
  /** undefined where the entry is no mapping. */
  readonly map: Node<'map'> | undefined
  /** How messages call it. */
  readonly label: string
}

export interface LintContext {
  readonly config: ParsedConfig
  readonly entries: readonly LintedEntry[]
  readonly placeOf: (offset: number) => TextPlace
}

export type Check = (context: LintContext) => readonly Finding[]
