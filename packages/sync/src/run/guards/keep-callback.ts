import { isList } from '@copilot-sync/catalog'
import type { OtherChange, Plan } from '@copilot-sync/plan'
import { IMAGE_FILE } from '@copilot-sync/state'

/** Entries that are held because others may have written them may need the image callback: it does not go while they wait. */
export function keepCallback(plan: Plan): Plan {
  if (!plan.held.some(({ reason }) => reason.code === 'FOREIGN_ENTRY')) return plan
  return { ...plan, other: plan.other.filter((one) => !takesCallback(one)) }
}

function takesCallback(change: OtherChange): boolean {
  const { kind, from, to } = change
  if (kind === 'callbacks') return isList(from) && isList(to) && to.length < from.length
  return kind === 'file' && change.name === IMAGE_FILE && to === null
}
