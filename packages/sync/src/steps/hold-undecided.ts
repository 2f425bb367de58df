import type { Mapping } from '@copilot-sync/mapper'
import type { ConfigEntry, HeldChange, Plan } from '@copilot-sync/plan'

const PROVIDER = 'github_copilot/'

/** A model whose select or names rule failed was not decided upon: its entries stay as they are. */
export function holdUndecided(plan: Plan, entries: readonly ConfigEntry[], { skipped, failed }: Mapping): Plan {
  const failures = new Set(failed.map(({ model, rule }) => `${rule} ${model}`))
  const undecided = new Map(
    skipped
      .filter(({ id, rule }) => failures.has(`${rule} ${id}`))
      .map(({ id, rule }) => [PROVIDER + id, `rule ${rule} failed`]),
  )
  if (undecided.size === 0) return plan
  const reasonOf = (index: number): string | undefined => undecided.get(entries[index]?.model ?? '')
  const held = plan.remove.flatMap(({ name, index }): HeldChange[] => {
    const reason = reasonOf(index)
    return reason === undefined ? [] : [{ name, path: null, reason, missingSince: null, fetches: 0 }]
  })
  return {
    ...plan,
    remove: plan.remove.filter(({ index }) => reasonOf(index) === undefined),
    held: [...plan.held, ...held],
    unchanged: plan.unchanged + held.length,
  }
}
