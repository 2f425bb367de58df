export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A dotted path into a catalog model, `capabilities.limits.max_output_tokens`; a last step `*` means all that lies below. */
export type CatalogPath = string
/** A dotted path into an entry of LiteLLM's `model_list`: `model_info.mode`, `litellm_params.extra_headers`. */
export type EntryPath = `model_info.${string}` | `litellm_params.${string}`

/** Read access to one catalog model; a missing step gives undefined, never an error. */
export interface ModelView {
  readonly id: string
  get(path: CatalogPath): Json | undefined
}

/** What a rule has to say about an entry; undefined = nothing to say. */
export type Contribution = Readonly<Partial<Record<EntryPath, Json | undefined>>>

interface RuleBase {
  /** The version of this contract; a rule of another version is refused by name. */
  readonly api: 1
  /** kebab-case, unique; shown in the plan as the reason of a value. */
  readonly name: string
  /** One line for people. */
  readonly summary: string
  /** What the rule may read. The union over all rules are the known catalog paths; the rest is reported as unmapped. */
  readonly reads: readonly CatalogPath[]
}

/** Model → fields of its entry. Pure and synchronous. */
export interface MappingRule<Options = unknown> extends RuleBase {
  /** The fields that the rule may write and that copilot-sync therefore owns. */
  readonly writes: readonly EntryPath[]
  /** Paths of earlier rules that this one takes over; a path with two writers is refused otherwise. */
  readonly overrides?: readonly EntryPath[]
  map(model: ModelView, options: Options): Contribution | undefined
  readonly examples: readonly {
    readonly catalog: Json
    readonly options?: Options
    readonly entry: Contribution | undefined
  }[]
}

/** Model → in (undefined) or out (the reason, for people). All select rules must agree for a model to be in. */
export interface SelectRule<Options = unknown> extends RuleBase {
  select(model: ModelView, options: Options): string | undefined
  readonly examples: readonly { readonly catalog: Json; readonly options?: Options; readonly out: string | undefined }[]
}

/** Model → the names it is served under (`model_name`), at least one. */
export interface NamesRule<Options = unknown> extends RuleBase {
  names(model: ModelView, options: Options): readonly string[]
  readonly examples: readonly {
    readonly catalog: Json
    readonly options?: Options
    readonly names: readonly string[]
  }[]
}

export type Rule = MappingRule<never> | SelectRule<never> | NamesRule<never>

/** A rule with the options it is run with. */
export interface RuleUse {
  readonly rule: Rule
  readonly options?: unknown
}
