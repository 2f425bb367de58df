import { construct, findPair } from '@copilot-sync/pyyaml'
import { isList } from '../emit-value.ts'
import type { Check } from './types.ts'

/** Keys that belong elsewhere. LiteLLM 1.106.2 sends what it does not declare upstream; `drop_params` does not help. */
const keys = [
  { key: 'cache_models_for', level: 'warning' },
  { key: 'mode', level: 'error' },
] as const

export const sentParams: Check = ({ entries, placeOf }) =>
  entries.flatMap(({ map, label }) => {
    const params = findPair(map, 'litellm_params')?.value
    const drops = findPair(params, 'additional_drop_params')?.value
    const dropped = drops ? construct(drops) : []
    return keys.flatMap(({ key, level }) => {
      const pair = findPair(params, key)
      if (!pair || (isList(dropped) && dropped.includes(key))) return []
      return {
        level,
        code: 'PARAM_SENT_UPSTREAM',
        message: `${label}: LiteLLM sends litellm_params.${key} upstream with each request; Copilot answers 400 to it`,
        place: placeOf(pair.start),
        hint: `move ${key} to model_info, beside litellm_params`,
      }
    })
  })
