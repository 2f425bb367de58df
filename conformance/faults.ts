import { isMap, type Json, type JsonMap } from '../packages/catalog/src/index.ts'
import { at } from './json.ts'
import type { CellName, Expectation, Modes } from './types.ts'

type Which = (model: Expectation) => boolean

/** A mistake planted into every entry that sync wrote, and the cells that it breaks: these must be red, all others green. */
export interface PlantedFault {
  readonly name: string
  /** What differs from the usual config. */
  readonly modes?: Partial<Modes>
  plant(entry: JsonMap, model: Expectation): JsonMap
  readonly red: Partial<Record<CellName, Which>>
}

const all: Which = () => true
const onChat: Which = ({ mode }) => mode === 'chat'
const onResponses: Which = ({ mode }) => mode === 'responses'
const isClaude: Which = ({ id }) => id.includes('claude')
const either =
  (left: Which, right: Which): Which =>
  (model) =>
    left(model) || right(model)
const among =
  (...ids: readonly string[]): Which =>
  ({ id }) =>
    ids.includes(id)

/** Of these LiteLLM 1.106.2 does not know by itself that they answer on `/responses` only. */
const notKnownAsResponses = among('gpt-7-harbor', 'grok-4.6')
const notKnown = among(
  'claude-opus-4.6',
  'claude-lyric-1',
  'gemini-3.5-flash',
  'gpt-7-harbor-text',
  'grok-code-fast-2',
  'mai-prose-2',
  'quartz-1',
)
/** And of these it knows the limits, or the catalog states none. */
const limitsKnown = among(
  'claude-sonnet-5',
  'gpt-5-mini',
  'gpt-5.4',
  'gpt-5.5',
  'gpt-5.6-luna',
  'mai-code-1.1-flash',
  'quartz-1',
)
const asked = { text: all, stream: all, image: all, tools: all, effort: all, responses: all, messages: all }
const everyAnswer = (which: Which): Partial<Record<CellName, Which>> =>
  Object.fromEntries(Object.keys(asked).map((cell) => [cell, which]))

export const plantedFaults: readonly PlantedFault[] = [
  {
    name: 'nested model_info',
    plant: (entry) => drop(merge(entry, 'litellm_params', { model_info: part(entry, 'model_info') }), 'model_info'),
    red: {
      ...everyAnswer(notKnownAsResponses),
      limits: (model) => !limitsKnown(model),
      costs: all,
      flags: all,
      mode: either(notKnown, notKnownAsResponses),
    },
  },
  {
    name: 'a key in litellm_params that LiteLLM does not declare',
    plant: (entry) => merge(entry, 'litellm_params', { cache_models_for: 7200 }),
    red: { ...everyAnswer(onChat), messages: (model) => onChat(model) && !isClaude(model) },
  },
  {
    name: 'headers in mixed case',
    plant: (entry) => {
      const headers = Object.entries(part(part(entry, 'litellm_params'), 'extra_headers'))
      const mixed = headers.map(([name, value]) => [
        name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase()),
        value,
      ])
      return merge(entry, 'litellm_params', { extra_headers: Object.fromEntries(mixed) })
    },
    red: { ...everyAnswer(onResponses), messages: either(onResponses, isClaude) },
  },
  {
    name: 'mode: chat on every model',
    plant: (entry) => merge(entry, 'model_info', { mode: 'chat' }),
    red: { ...everyAnswer(notKnownAsResponses), mode: onResponses },
  },
  {
    name: 'supported_endpoints on models with both routes',
    modes: { headers: 'none' },
    plant: (entry, { dual }) => {
      const endpoints = ['/v1/chat/completions', '/v1/responses']
      return dual ? merge(entry, 'model_info', { supported_endpoints: endpoints }) : entry
    },
    red: { responses: ({ dual }) => dual },
  },
  {
    name: 'no permission for reasoning_effort',
    plant: (entry) => ({ ...entry, litellm_params: drop(part(entry, 'litellm_params'), 'allowed_openai_params') }),
    red: { effort: (model) => onChat(model) && !model.id.startsWith('gpt-5') },
  },
]

function part(entry: JsonMap, key: string): JsonMap {
  const value = at(entry, key)
  return isMap(value) ? value : {}
}

function merge(entry: JsonMap, key: string, more: Readonly<Record<string, Json>>): JsonMap {
  return { ...entry, [key]: { ...part(entry, key), ...more } }
}

function drop(object: JsonMap, key: string): JsonMap {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key))
}
