import type { ReasonCode } from '@copilot-sync/errors'

const CODES: ReadonlySet<ReasonCode> = new Set(['MISSING', 'VALUE_RETURNED', 'VALUE_UNREADABLE'])

/** Whether a hold for this reason is the memory's own: it is told with the answer, and by rows of its own. */
export const isMemorys = (code: ReasonCode): boolean => CODES.has(code)
