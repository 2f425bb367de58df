import { markOf } from '@copilot-sync/catalog'
import { entryId } from '@copilot-sync/mapper'
import type { Whose } from '@copilot-sync/plan'
import type { LedgerRead, Owners } from '@copilot-sync/state'
import type { Settings } from './settings/settings.ts'

type Owner = Pick<Settings, 'owner'>

/** Of a ledger that was written before there were owners. */
const NO_OWNER: Owners = { '': '' }

/** The entries of these settings' owner, as the config alone tells them. */
export function whoseBy({ owner }: Owner): Whose {
  return { mark: markOf(owner), ledger: {}, entryId }
}

/** With those that the ledger has from when the same settings, or none, named another owner: their mark is to change. */
export function whoseIn(settings: Owner & Pick<Settings, 'file'>, { ledger, owners }: LedgerRead): Whose {
  const { owner, file } = settings
  const former = Object.entries(owners ?? NO_OWNER).filter(([name, from]) => name !== (owner ?? '') && (from === '' || from === file))
  return { ...whoseBy(settings), ledger, formerMarks: former.map(([name]) => markOf(name || null)) }
}

/** Which settings named which owner, with these. */
export function ownersWith({ owner, file }: Owner & Pick<Settings, 'file'>, owners: Owners | null): Owners {
  return { ...(owners ?? NO_OWNER), [owner ?? '']: file ?? '' }
}
