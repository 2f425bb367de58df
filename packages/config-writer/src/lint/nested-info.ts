import { findPair } from '@copilot-sync/pyyaml'
import type { Check } from './types.ts'

/** Measured on LiteLLM 1.106.2: `model_info` inside `litellm_params` is accepted and ignored. */
export const nestedInfo: Check = ({ entries, placeOf }) =>
  entries.flatMap(({ map, label }) => {
    const pair = findPair(map, 'litellm_params', 'model_info')
    if (!pair) return []
    return {
      level: 'warning' as const,
      code: 'NESTED_MODEL_INFO',
      message: `${label}: LiteLLM ignores model_info inside litellm_params (no mode, no limits, no costs, no capabilities)`,
      place: placeOf(pair.start),
      hint: 'move model_info out, so that it stands beside litellm_params',
    }
  })
