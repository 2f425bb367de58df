import { isMap, type Json, type JsonMap } from '../packages/catalog/src/index.ts'
import { expectFlags } from './expect-flags.ts'
import { at } from './json.ts'
import type { Expectation } from './types.ts'

/** The models of a list that a proxy should serve; a second calculation, to be wrong independently of the mapper. */
export function expectModels(models: readonly JsonMap[]): readonly Expectation[] {
  const usable = new Map<string, Expectation>()
  for (const model of models) {
    const { id } = model
    if (typeof id === 'string' && isSound(id) && !usable.has(id) && isUsable(model))
      usable.set(id, expectModel(id, model))
  }
  return [...usable.values()]
}

/** LiteLLM puts the name into a response header (Latin-1) and takes `*` as a wildcard; `auto` is no model. */
function isSound(id: string): boolean {
  if (/^auto(-|$)|-auto$/.test(id)) return false
  return /^[\x20-\x7e\xa0-\xff]{1,200}$/.test(id) && id.trim() === id && !id.includes('*')
}

function isUsable(model: JsonMap): boolean {
  const policy = at(model, 'policy.state')
  const endpoints = model['supported_endpoints']
  const silent = endpoints === undefined || endpoints === null
  const open = silent || list(endpoints).includes('/chat/completions') || list(endpoints).includes('/responses')
  const consent = policy === undefined || policy === 'enabled'
  const organizations = isMap(model['custom_model'])
  return (
    !organizations &&
    model['model_picker_enabled'] === true &&
    [at(model, 'capabilities.type')].flat().includes('chat') &&
    consent &&
    open
  )
}

function expectModel(id: string, model: JsonMap): Expectation {
  const can = (name: string): boolean => at(model, `capabilities.supports.${name}`) === true
  const efforts = list(at(model, 'capabilities.supports.reasoning_effort')).filter((each) => typeof each === 'string')
  const endpoints = list(model['supported_endpoints'])
  const window = number(at(model, 'capabilities.limits.max_context_window_tokens'))
  return {
    id,
    vision: can('vision'),
    tools: can('tool_calls'),
    effort: efforts.find((effort) => effort !== 'none'),
    claudeWithoutMessages: id.includes('claude') && !endpoints.includes('/v1/messages'),
    mode: endpoints.includes('/responses') && !endpoints.includes('/chat/completions') ? 'responses' : 'chat',
    dual: endpoints.includes('/responses') && endpoints.includes('/chat/completions'),
    limits: expectLimits(model),
    costs: { input_cost_per_token: 0, output_cost_per_token: 0 },
    flags: {
      ...(window === undefined ? {} : { max_context_window_tokens: window }),
      ...expectFlags(model),
    },
  }
}

/** Only what the catalog states is expected. Input is what is billed at the normal rate, where the catalog has rates. */
function expectLimits(model: JsonMap): Readonly<Record<string, number>> {
  const limit = (name: string): number | undefined => number(at(model, `capabilities.limits.${name}`))
  const tier = (name: string): number | undefined => number(at(model, `billing.token_prices.default.${name}`))
  const output = limit('max_output_tokens')
  const wanted: Readonly<Record<string, number | undefined>> = {
    max_input_tokens: tier('max_prompt_tokens') ?? tier('context_max') ?? limit('max_prompt_tokens'),
    max_output_tokens: output,
    max_tokens: output,
  }
  return Object.fromEntries(Object.entries(wanted).filter((entry): entry is [string, number] => entry[1] !== undefined))
}

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])
const number = (value: Json | undefined): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined
