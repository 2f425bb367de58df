export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** One model of the catalog as the API gave it; only `id` is certain. */
export interface CatalogModel {
  readonly id: string
  readonly [key: string]: Json
}

/** A dotted path into a catalog model, `capabilities.limits.max_output_tokens`; a last step `*` means it and all that lies below. */
export type CatalogPath = string
/**
 * A field of an entry of LiteLLM's `model_list`: `model_info.mode`, `litellm_params.extra_headers`. One step below its
 * section: a field with an object as its value is written whole. In `writes` and `overrides` the step may be `*`.
 */
export type EntryPath = `model_info.${string}` | `litellm_params.${string}`

/** Read access to one catalog model. */
export interface ModelView {
  readonly id: string
  /** The value at a path; a missing step gives undefined, never an error. Not to be changed. */
  get(path: CatalogPath): Json | undefined
  /** Whether the id fits one of the patterns: `*` is any text, `?` one character; case counts. */
  matches(...patterns: readonly string[]): boolean
}

/** What a rule has to say about an entry: undefined = nothing, null = this field is not to be written, whatever earlier rules said. */
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
  /** Fields of earlier rules that this one takes over; a field with two writers is refused otherwise. */
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

/** Model → the names it is served under (`model_name`), at least one. The last names rule is the one in force. */
export interface NamesRule<Options = unknown> extends RuleBase {
  names(model: ModelView, options: Options): readonly string[]
  readonly examples: readonly {
    readonly catalog: Json
    readonly options?: Options
    readonly names: readonly string[]
  }[]
}

export type Rule = MappingRule | SelectRule | NamesRule

/** A rule with the options it is run with. */
export interface RuleUse {
  readonly rule: Rule
  readonly options?: unknown
  /** Its values are what the owner of the config wrote in the settings: `os.environ/…` may stand there. */
  readonly isOwnWord?: boolean | undefined
  /** A hash of the code behind the rule, as far as it has been loaded; absent where the rule is part of this program. */
  readonly identity?: (() => string) | undefined
}
