import type { CatalogModel, Json } from '@copilot-sync/catalog'
import { type Mark, type ModelTrace, viewModel } from '@copilot-sync/mapper'
import { readPrices } from '@copilot-sync/rules-copilot'

/** What a person asks about a model, in the catalog's words where the entry has none; null = not stated. */
export interface ModelFacts {
  /** The catalog's display name; not unique. */
  readonly label: string | null
  readonly vendor: string | null
  /** The route: LiteLLM's `mode`. */
  readonly mode: string | null
  /** Tokens. */
  readonly limits: { readonly input: number | null; readonly output: number | null; readonly context: number | null }
  /** What the model can, in the words of the rules' marks. */
  readonly capabilities: readonly string[]
  /** USD per token at the normal rate, from the price table, whatever the entry's costs say. */
  readonly prices: {
    readonly input: number | null
    readonly output: number | null
    readonly cacheRead: number | null
    readonly cacheWrite: number | null
  } | null
  readonly preview: boolean | null
  /** `policy.state` */
  readonly policy: string | null
}

/** The facts about one model: what the rules make of it, whether it is in or not, and what only the catalog says. */
export function modelFacts(model: CatalogModel, fields: ModelTrace['fields'], marks: readonly Mark[]): ModelFacts {
  const values = new Map(fields.map(({ path, value }) => [path, value]))
  const info = (key: string): Json | undefined => values.get(`model_info.${key}`)
  const view = viewModel(model)
  const { input, output, cacheRead, cacheWrite } = readPrices(view).normal
  const priced = [input, output, cacheRead, cacheWrite].some((price) => price !== undefined)
  return {
    label: text(view.get('name')),
    vendor: text(view.get('vendor')),
    mode: text(info('mode')),
    limits: {
      input: count(info('max_input_tokens')),
      output: count(info('max_output_tokens')),
      context: count(info('max_context_window_tokens')),
    },
    capabilities: marks.flatMap(({ path, label }) => (values.get(path) === true ? [label] : [])),
    prices: priced
      ? { input: count(input), output: count(output), cacheRead: count(cacheRead), cacheWrite: count(cacheWrite) }
      : null,
    preview: flag(view.get('preview')),
    policy: text(view.get('policy.state')),
  }
}

const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null)
const count = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null)
const flag = (value: Json | undefined): boolean | null => (typeof value === 'boolean' ? value : null)
