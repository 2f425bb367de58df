import type { SyncWarning } from '@copilot-sync/errors'
import type { BasisChange } from '@copilot-sync/memory'
import type { Accepted } from '@copilot-sync/plan'
import type { Runtime } from '../contract/runtime.ts'
import type { Planned } from './plan-config.ts'

/** What was accepted, and what of the updates may be due to our own change of asking or reading. */
export function warnOfMemory({ warn }: Pick<Runtime, 'warn'>, { plan, accepted, recalled }: Planned): void {
  for (const one of accepted) warn(acceptedWarning(one))
  const { rebased = [], ownChange = false } = recalled?.settled ?? {}
  const changes = plan.update.length + (ownChange ? plan.remove.length : 0)
  if (changes > 0 && rebased.length > 0) {
    const message = `${sayBasis(rebased)}: ${sayMeaning(ownChange, !!recalled?.before)}`
    warn({ code: 'BASIS_CHANGED', message })
  }
}

/** The reason is data: the command line words it. */
function acceptedWarning(accepted: Accepted): SyncWarning {
  if ('message' in accepted)
    return { code: 'ACCEPTED', message: `accepted by --force: ${accepted.code}, ${accepted.message}` }
  const { name, path, reason } = accepted
  return {
    code: 'ACCEPTED',
    message: `accepted by --force: ${accepted.code}, ${path === null ? name : `${name} ${path}`}`,
    reason,
  }
}

function sayMeaning(ownChange: boolean, isCompared: boolean): string {
  if (ownChange) {
    return 'what is updated or removed may be due to that and no news from the catalog; LIMIT_HALVED and TOO_MANY_REMOVALS let it pass'
  }
  if (!isCompared) return 'what is updated may be due to that'
  return 'what is updated may be due to that; for LIMIT_HALVED and TOO_MANY_REMOVALS only what the former catalog would give too counts as such'
}

function sayBasis(changes: readonly BasisChange[]): string {
  const said = changes.map(({ part, from, to }) => {
    if (part === 'ruleVersion') return 'rules or settings are others'
    if (part === 'account') return 'the account is another'
    return `${part === 'apiVersion' ? 'API version' : 'host'} ${from ?? 'none'} became ${to ?? 'none'}`
  })
  return `since the last fetch ${said.join(', ')}`
}
