import { repeated } from './duplicate-names.ts'
import type { Check } from './types.ts'

/** Entries of one `model_info.id` both serve, but their spend and cooldowns mix. */
export const duplicateIds: Check = ({ config }) =>
  repeated(config.entries, ({ id }) => id).map(({ entry, first, value }) => ({
    level: 'warning',
    code: 'DUPLICATE_ID',
    message: `the model_info.id ${value} is also that of entry ${first.index + 1} (line ${first.place.line}); their spend and cooldowns mix`,
    place: entry.place,
    hint: 'give each entry an id of its own',
  }))
