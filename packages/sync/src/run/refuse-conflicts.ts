import { ownerOf } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import { findOwnerConflicts, type PlanInput } from '@copilot-sync/plan'
import type { PlacedEntry } from '../target/target.ts'

const SHOWN = 3

/** Two owners who keep an entry of one name would overwrite each other for ever. Throws OWNER_CONFLICT. */
export function refuseConflicts(input: PlanInput, entries: readonly PlacedEntry[]): void {
  const [first, ...more] = findOwnerConflicts({ ...input, entries })
  if (!first) return
  const name = first.name ?? ''
  const others = more.slice(0, SHOWN).map((entry) => `${entry.name ?? ''} (${nameOf(entry.managedBy)})`)
  const also = more.length === 0 ? '' : `; so with ${others.join(', ')}${more.length > SHOWN ? ', …' : ''}`
  throw new SyncError(
    'OWNER_CONFLICT',
    `${name} is an entry of ${nameOf(first.managedBy)}, and these settings, of ${nameOf(input.mark)}, want one of this name${also}`,
    {
      hint: `Leave it out of one of both (\`exclude\`), or take it over: \`copilot-sync sync --take ${more.length === 0 ? name : 'all'}\`.`,
      ...(first.place ? { place: first.place } : {}),
    },
  )
}

/** An owner for people. */
function nameOf(mark: string | null): string {
  const owner = ownerOf(mark)
  return owner === null ? 'the owner without a name' : `the owner ${owner}`
}
