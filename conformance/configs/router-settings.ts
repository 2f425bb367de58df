import type { JsonObject } from '../../packages/simulator/src/index.ts'

/** One call a cell, and no model set aside after a refusal. */
export const routerSettings: JsonObject = { router_settings: { num_retries: 0, disable_cooldowns: true } }
