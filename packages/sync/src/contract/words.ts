import type { Reason } from '@copilot-sync/errors'

/** How the caller words data for people: a page is made here, and its words are the command line's. */
export interface Words {
  reason(reason: Reason): string
}
