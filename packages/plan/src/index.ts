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
export { limitKey } from './guards/limit-halved.ts'
export { hashValue } from './hash-value.ts'
export { isEmptyPlan } from './is-empty-plan.ts'
export { isOwn } from './is-own.ts'
export { makePlan } from './make-plan.ts'
export { mergeLedgers } from './merge-ledgers.ts'
export { nextLedger } from './next-ledger.ts'
export { otherPath } from './other-path.ts'
export { modelId, servesCopilot } from './provider.ts'
export { type Accepted, type Reviewed, reviewPlan } from './guards/review-plan.ts'
export type * from './types.ts'
