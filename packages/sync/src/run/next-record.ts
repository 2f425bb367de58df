import { isLedgerBehind, mergeLedgers, mergeWriters, nextLedger, nextWriters } from '@copilot-sync/plan'
import type { LedgerRecord } from '@copilot-sync/state'
import { ownersWith } from '../inputs/owner.ts'
import type { Planned } from './plan-config.ts'

/** What is to be known of our writing once the plan is applied. */
export function nextRecord({ plan, input, prepared, record }: Planned): LedgerRecord {
  const ledger = nextLedger(plan, input)
  return { ledger, writers: nextWriters(plan, input, ledger), owners: ownersWith(prepared.settings, record.owners) }
}

/** What is to be on disk while the config is written: a crash then leaves none of our values unknown. */
export function whileWriting({ record }: Pick<Planned, 'record'>, next: LedgerRecord): LedgerRecord {
  return {
    ledger: mergeLedgers(record.ledger, next.ledger),
    writers: mergeWriters(record.writers, next.writers),
    owners: next.owners,
  }
}

/** Whether a plan that writes nothing leaves something to be noted all the same. */
export function isBehind({ input, prepared: { settings }, record }: Planned): boolean {
  const { owner, file } = settings
  return record.state !== 'read' || record.owners?.[owner ?? ''] !== (file ?? '') || isLedgerBehind(input)
}
