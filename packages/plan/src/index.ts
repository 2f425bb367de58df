export {
  type EarlierCatalog,
  type GuardContext,
  type HeldModel,
  type Proposal,
  type ProposedModel,
  type Reference,
  unguarded,
} from './guards/context.ts'
export { countReasons } from './guards/count-reasons.ts'
export { heldNow } from './guards/held-now.ts'
export { keepRemovals } from './guards/keep-removals.ts'
export { limitKey } from './guards/limit-halved.ts'
export { hashValue } from './hash-value.ts'
export { isEmptyPlan } from './is-empty-plan.ts'
export { isAnothers, isOwn } from './is-own.ts'
export { makePlan } from './make-plan.ts'
export { mergeLedgers, mergeWriters } from './merge-ledgers.ts'
export { isLedgerBehind, MARK_PATH, nextLedger } from './next-ledger.ts'
export { nextKeepers, nextWriters } from './next-writers.ts'
export { findClaimed, findOwnerConflicts, type Take } from './owner-conflicts.ts'
export { otherPath } from './other-path.ts'
export { modelId, servesCopilot } from './provider.ts'
export { type Accepted, type Reviewed, reviewPlan } from './guards/review-plan.ts'
export { sortEntries } from './sort-entries.ts'
export type * from './types.ts'
