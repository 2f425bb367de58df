import type { Reason } from '@copilot-sync/errors'
import type { FieldChange } from '@copilot-sync/plan'

/** How the caller words data for people: a page is made here, and its words are the command line's. */
export interface Words {
  reason(reason: Reason): string
  /** Who wants a change of a field. */
  rule(change: Pick<FieldChange, 'rule' | 'writer'>): string
}
