import type { Json } from '@copilot-sync/catalog'
import {
  type ConfigEntry,
  type GuardContext,
  makePlan,
  type PlanInput,
  type Reviewed,
  reviewPlan,
  unguarded,
  type WantedEntry,
} from '../src/index.ts'

export const entryId = (name: string): string => `copilot-${name.replaceAll('/', '-')}`

/** An entry of the config as it stands there. */
export function configEntry(index: number, data: { readonly [key: string]: Json }): ConfigEntry {
  const text = (section: string, key: string): string | null => {
    const inner = section === '' ? data : data[section]
    const value = inner && typeof inner === 'object' && !Array.isArray(inner) ? Object.entries(inner) : []
    const found = value.find(([name]) => name === key)?.[1]
    return typeof found === 'string' ? found : null
  }
  return {
    key: String(index),
    name: text('', 'model_name'),
    model: text('litellm_params', 'model'),
    id: text('model_info', 'id'),
    managedBy: text('model_info', 'managed_by'),
    data: () => data,
  }
}

/** An entry of ours for a catalog model, with more fields of `model_info`. */
export const ourData = (
  model: string,
  info: { readonly [key: string]: Json } = {},
): { readonly [key: string]: Json } => ({
  model_name: `github_copilot/${model}`,
  litellm_params: { model: `github_copilot/${model}` },
  model_info: { id: entryId(`github_copilot/${model}`), managed_by: 'copilot-sync', ...info },
})

/** What the rules want for a catalog model. */
export function wantedEntry(model: string, info: { readonly [key: string]: Json } = {}): WantedEntry {
  const name = `github_copilot/${model}`
  const fields = Object.entries({ id: entryId(name), managed_by: 'copilot-sync', ...info })
  return {
    name,
    id: entryId(name),
    model,
    fields: [
      { path: 'model_name', value: name, rule: 'name' },
      { path: 'litellm_params.model', value: name, rule: 'name' },
      ...fields.map(([key, value]) => ({ path: `model_info.${key}`, value, rule: 'test' })),
    ],
  }
}

/** What a plan is made from, with what guards are to know. */
export type GuardedInput = PlanInput & { readonly guard?: Partial<GuardContext> }

export const review = (input: GuardedInput, plan = makePlan(input)): Reviewed =>
  reviewPlan(plan, input, { ...unguarded, ...input.guard })

export function planInput(
  data: readonly { readonly [key: string]: Json }[],
  wanted: readonly WantedEntry[],
  more: Partial<GuardedInput> = {},
): GuardedInput {
  const entries = data.map((entry, index) => configEntry(index, entry))
  return {
    entries,
    wanted,
    owned: ['model_info.*'],
    limits: ['model_info.max_tokens', 'model_info.max_input_tokens', 'model_info.max_context_window_tokens'],
    userRules: [],
    documentShape: {
      params: ['model', 'extra_headers', 'model_info', 'cache_models_for'],
      headers: ['editor-version', 'copilot-integration-id'],
      info: ['litellm_provider', 'mode', 'max_tokens'],
    },
    mark: 'copilot-sync',
    known: new Map(Object.entries(more.ledger ?? {}).map(([id, row]) => [id, row['model_info.managed_by'] ?? ''])),
    ledger: {},
    skipped: [],
    other: [],
    entryId,
    ...more,
  }
}
