/** What users choose about the built-in rules; each has a default. */
export interface RuleSettings {
  /** `full` (default); `classic`: also the older shape of an entry, with its header values. */
  readonly entry?: 'full' | 'classic' | undefined
  /** `editor` (default): an entry carries the editor headers that Copilot asks for; `none`: LiteLLM's own are used. */
  readonly headers?: 'editor' | 'none' | undefined
  /** Values over the default editor headers, or headers besides them; names are lower-cased. */
  readonly headerValues?: Readonly<Record<string, string>> | undefined
  /**
   * How `copilot-vision-request` comes to requests with images: `off` (default, not at all), `hook` (a callback beside
   * the config, which is not a matter of entries) or `header` (on each request to a vision model: Copilot may answer
   * 429 to text then).
   */
  readonly images?: 'off' | 'hook' | 'header' | undefined
  /** `zero` (default): the costs are 0; `catalog`: USD per token from the price table. A model without one gets no costs. */
  readonly costs?: 'zero' | 'catalog' | undefined
  /** What `max_tokens` says: `output` (default), the output limit, as in LiteLLM's own map; `context`, the whole window. */
  readonly maxTokens?: 'output' | 'context' | undefined
  /** `require` (default): a model whose terms are not accepted is left out; `ignore`: it is in. */
  readonly policy?: 'require' | 'ignore' | undefined
  /** Globs over the model id: only what fits one of them is in. Default: everything. */
  readonly include?: readonly string[] | undefined
  /** Globs over the model id: what fits one of them is out, also when `include` has it. */
  readonly exclude?: readonly string[] | undefined
  /** Globs over the model id: what fits one of them is in although the model picker hides it. Default: none. */
  readonly unhide?: readonly string[] | undefined
  /** Embedding models too. Default false. */
  readonly embeddings?: boolean | undefined
  /** Template of `model_name`; `{id}` is the model's id. Default `github_copilot/{id}`. */
  readonly name?: string | undefined
  /** Model id → more names it is served under. */
  readonly aliases?: Readonly<Record<string, readonly string[]>> | undefined
  /** `model_info.cache_models_for`, in seconds; null leaves it out. Default 7200. */
  readonly cacheModelsFor?: number | null | undefined
}
