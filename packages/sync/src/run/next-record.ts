import { isLedgerBehind, mergeLedgers, mergeWriters, nextKeepers, nextLedger, nextWriters } from '@copilot-sync/plan'
import type { LedgerRecord } from '@copilot-sync/state'
import type { Planned } from './plan-config.ts'

/** What is to be known of our writing once the plan is applied. */
export function nextRecord({ plan, planInput, inputs, record: { keepers } }: Planned): LedgerRecord {
  const { file } = inputs.settings
  const ledger = nextLedger(plan, planInput)
  return {
    ledger,
    writers: nextWriters(plan, planInput, ledger),
    keepers: nextKeepers(plan, planInput, { ledger, keepers, file }),
  }
}

/** What is to be on disk while the config is written: a crash then leaves none of our values unknown. */
export function whileWriting({ record }: Pick<Planned, 'record'>, next: LedgerRecord): LedgerRecord {
  return {
    ledger: mergeLedgers(record.ledger, next.ledger),
    writers: mergeWriters(record.writers, next.writers),
    keepers: { ...record.keepers, ...next.keepers },
  }
}

/** Whether a plan that writes nothing leaves something to be noted all the same. */
export function isBehind({ planInput, inputs: { settings }, record: { state, ledger, keepers } }: Planned): boolean {
  const isKept = (id: string): boolean => !Object.hasOwn(ledger, id) || keepers[id] === (settings.file ?? undefined)
  return state !== 'read' || isLedgerBehind(planInput) || !planInput.wanted.every(({ id }) => isKept(id))
}
