import { type CatalogModel, isMap, type Json, valueAt } from '@copilot-sync/catalog'
import { parseConfig } from '@copilot-sync/config-writer'

const SUPPORTS = 'capabilities.supports'
const LIMITS = 'capabilities.limits'
const TIER = 'billing.token_prices.default'

/** Where the catalog states what a field says; written down a second time, so that the rules are not asked about themselves. */
const sources: Readonly<Record<string, readonly string[]>> = {
  supports_vision: [`${SUPPORTS}.vision`],
  supports_function_calling: [`${SUPPORTS}.tool_calls`],
  supports_tool_calls: [`${SUPPORTS}.tool_calls`],
  supports_parallel_function_calling: [`${SUPPORTS}.parallel_tool_calls`],
  supports_structured_outputs: [`${SUPPORTS}.structured_outputs`, `${SUPPORTS}.response_schema`],
  supports_response_schema: [`${SUPPORTS}.structured_outputs`, `${SUPPORTS}.response_schema`],
  supports_native_streaming: [`${SUPPORTS}.streaming`],
  supports_reasoning: [
    `${SUPPORTS}.reasoning_effort`,
    `${SUPPORTS}.adaptive_thinking`,
    `${SUPPORTS}.max_thinking_budget`,
  ],
  supports_adaptive_thinking: [`${SUPPORTS}.adaptive_thinking`],
  supports_low_reasoning_effort: [`${SUPPORTS}.reasoning_effort`],
  supports_pdf_input: [`${LIMITS}.vision.supported_media_types`],
  supports_prompt_caching: [TIER, 'billing.token_prices'],
  max_tokens: [`${LIMITS}.max_output_tokens`],
  max_output_tokens: [`${LIMITS}.max_output_tokens`],
  max_context_window_tokens: [`${LIMITS}.max_context_window_tokens`],
  max_input_tokens: [`${LIMITS}.max_prompt_tokens`, `${TIER}.max_prompt_tokens`, `${TIER}.context_max`],
}

export interface Served {
  readonly model: string
  readonly info: Readonly<Record<string, Json>>
}

/** What a config serves of Copilot, by name. */
export function servedBy(text: string): Map<string, Served> {
  const rows = parseConfig(text, 'config.yaml').entries.flatMap((entry): [string, Served][] => {
    const info = valueAt(entry.data(), 'model_info')
    const model = entry.model?.replace('github_copilot/', '')
    return model === undefined || entry.name === null || !isMap(info) ? [] : [[entry.name, { model, info }]]
  })
  return new Map(rows)
}

export interface Loss {
  readonly model: string
  readonly field: string
}

/** The flags and limits that an entry had and has no more. */
export function lossesOf(before: ReadonlyMap<string, Served>, after: ReadonlyMap<string, Served>): Loss[] {
  return [...before].flatMap(([name, { model, info }]) => {
    const now = after.get(name)?.info
    if (!now) return []
    const lost = Object.keys(sources).filter((field) => isLess(info[field], now[field]))
    return lost.map((field) => ({ model, field }))
  })
}

const isLess = (was: Json | undefined, is: Json | undefined): boolean =>
  was === true ? is !== true : typeof was === 'number' && !(typeof is === 'number' && is >= was)

/** Whether the catalog says so: a value of the same type that is another, or where absence counts none. */
export function isStated(
  { field }: Loss,
  { good, broken, absenceCounts }: { good: CatalogModel; broken: CatalogModel; absenceCounts: boolean },
): boolean {
  return (sources[field] ?? []).some((path) => {
    const [was, is] = [valueAt(good, path), valueAt(broken, path)]
    if (field === 'supports_prompt_caching') return isMap(is) || (absenceCounts && isAbsent(broken, path))
    if (was === undefined || was === null) return is !== undefined && is !== null
    if (absenceCounts && isAbsent(broken, path)) return true
    if (typeof was === 'number') return Number.isSafeInteger(is) && Number(is) > 0 && is !== was
    if (Array.isArray(was)) return Array.isArray(is) && is.every((item: Json) => typeof item === 'string')
    return typeof is === typeof was && is !== was
  })
}

/** Nothing stands there, and nothing else than a map above it. */
function isAbsent(model: CatalogModel, path: string): boolean {
  const steps = path.split('.')
  return steps.every((_, index) => {
    const value = valueAt(model, steps.slice(0, index + 1))
    return value === undefined || value === null || (index < steps.length - 1 && isMap(value))
  })
}
