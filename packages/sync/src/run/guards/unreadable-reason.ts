import { type Json, shortJson } from '@copilot-sync/catalog'
import { type Reason, reason } from '@copilot-sync/errors'

/** Held because this stands in the catalog, and no rule can read it. */
export const unreadableReason = (value: Json): Reason => reason('VALUE_UNREADABLE', { to: shortJson(value) })
