import type { JsonMap } from '../../packages/catalog/src/index.ts'

/** One call a cell, and no model set aside after a refusal. */
export const routerSettings: JsonMap = { router_settings: { num_retries: 0, disable_cooldowns: true } }
