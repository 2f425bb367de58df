import type { CatalogPath, Json } from '@copilot-sync/catalog'

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
  /** Place among the built-in rules, low first, then by name; what settings name stands in their order. */
  readonly order?: number
  /**
   * Whose word it is; `catalog` unless said. What the user's own word turns out goes at once, and no guard holds a limit
   * that it lowers.
   */
  readonly decides?: 'user' | 'catalog'
}

/** The short word for a capability, shown where the first field of the rule's `writes` is true. */
export interface RuleMark {
  readonly label: string
  /** Place among the marks, low first; those without one come last. */
  readonly order?: number
  /** Left out where there is little room, as in a plan. */
  readonly minor?: boolean
}

/** What lets in a model that a select rule leaves out. `key` names a key of the settings that is an option of the rule too. */
export type Advice =
  /** Something that settings cannot do; then a sync. */
  | { readonly do: 'elsewhere'; readonly what: string }
  /** The key takes the value; counts where the rule then lets the model in. */
  | { readonly do: 'set'; readonly what: string; readonly key: string; readonly value: Json }
  /** The globs that fit the id leave the list; counts where there are any. */
  | { readonly do: 'unlist'; readonly what: string; readonly key: string }
  /** The id joins the list. */
  | { readonly do: 'list'; readonly what: string; readonly key: string }

/** Model → fields of its entry. Pure and synchronous. */
export interface MappingRule<Options = unknown> extends RuleBase {
  /** The fields that the rule may write and that copilot-sync therefore owns. */
  readonly writes: readonly EntryPath[]
  /** Fields of earlier rules that this one takes over; a field with two writers is refused otherwise. */
  readonly overrides?: readonly EntryPath[]
  readonly mark?: RuleMark
  /** The fields are limits: a fall to a half or less is held. */
  readonly limits?: boolean
  /** Where the first field of `writes` is true, requests may hold this; Copilot wants a header with images. */
  readonly input?: 'image'
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
  /** The first that counts is given. An empty list: nobody here can let the model in. None: the rule itself may be changed. */
  readonly advice?: readonly Advice[]
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
