import type { Check } from './types.ts'

/** PyYAML takes the later of two equal keys and says nothing. Inside `model_list` the config is refused instead. */
export const doubledKeys: Check = ({ config }) =>
  config.warnings.map(({ code, message, place }) => ({
    level: 'warning',
    code,
    message,
    place,
    hint: 'remove one of the two',
  }))
