import { type Json, PROVIDER } from '@copilot-sync/catalog'
import type { AdoptMode } from '@copilot-sync/plan'

/** The settings file, checked and with its defaults filled in. docs/settings.md lists each key. */
export interface Settings {
  /** Path of the file, null when there is none. */
  readonly file: string | null
  /** Whose entries these settings keep; null = the owner without a name. */
  readonly owner: string | null
  readonly entry: 'full' | 'classic'
  readonly headers: 'editor' | 'none'
  /** Editor headers, lower-case names; used for listing and in the entries. */
  readonly editor: Readonly<Record<string, string>>
  readonly images: 'off' | 'hook' | 'header'
  readonly costs: 'zero' | 'catalog'
  readonly max_tokens: 'output' | 'context'
  readonly policy: 'require' | 'ignore'
  readonly embeddings: boolean
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** What is served although the model picker hides it. */
  readonly unhide: readonly string[]
  /** Template of `model_name`; `{id}` is the catalog's id. */
  readonly name: string
  readonly aliases: Readonly<Record<string, readonly string[]>>
  readonly cache_models_for: number | null
  readonly overrides: Readonly<Record<string, Readonly<Record<string, Json>>>>
  readonly flags: Readonly<
    Record<string, string | { readonly to: string; readonly values: Readonly<Record<string, Json>> }>
  >
  /** Which hand-made entries become ours; null = not said: none, and `sync` may ask. */
  readonly adopt: AdoptMode | null
  /** Where our entries stand: in the config, or in a file of ours that it includes. */
  readonly layout: 'inline' | 'include'
  readonly rules: readonly (string | readonly [string, Json])[]
  /** `X-GitHub-Api-Version` of the listing; null sends none. */
  readonly api_version: string | null
  readonly backup: { readonly keep: number; readonly max_age_days: number }
  /** How long a model or value must be away before it goes: so many fetches and days. */
  readonly hold: { readonly fetches: number; readonly days: number }
  readonly newModels: NewModels
  /** Relative to the settings file; undefined = `.copilot-sync/` beside the config. */
  readonly state_dir?: string | undefined
}

/** Which models that we do not serve yet are only proposed. */
export interface NewModels {
  readonly mode: 'add' | 'propose'
  /** USD per million output tokens; a model above it, or without a price, is proposed. */
  readonly max_price?: number | undefined
  /** What becomes of models in preview. */
  readonly preview?: 'add' | 'propose' | undefined
  /** Patterns; models of other vendors are proposed. */
  readonly vendors?: readonly string[] | undefined
}

export const defaults: Settings = {
  file: null,
  owner: null,
  entry: 'full',
  headers: 'editor',
  editor: {},
  images: 'off',
  costs: 'zero',
  max_tokens: 'output',
  policy: 'require',
  embeddings: false,
  include: [],
  exclude: [],
  unhide: [],
  name: `${PROVIDER}{id}`,
  aliases: {},
  cache_models_for: 7200,
  overrides: {},
  flags: {},
  adopt: null,
  layout: 'inline',
  rules: [],
  api_version: '2026-06-01',
  backup: { keep: 20, max_age_days: 90 },
  hold: { fetches: 3, days: 7 },
  newModels: { mode: 'add' },
}
