import { markOf } from '@copilot-sync/catalog'
import { entryId } from '@copilot-sync/mapper'
import { MARK_PATH, type Whose } from '@copilot-sync/plan'
import type { LedgerRecord } from '@copilot-sync/state'
import type { Settings } from './settings/settings.ts'

type Owner = Pick<Settings, 'owner'>

/** The entries of these settings' owner, as the config alone tells them. */
export function whoseBy({ owner }: Owner): Whose {
  return { mark: markOf(owner), known: new Map(), entryId }
}

/** As the ledger tells them too: it has them, and not for other settings. `files`: where these settings are, or might be. */
export function whoseIn(settings: Owner, { ledger, keepers }: LedgerRecord, files: readonly string[]): Whose {
  const known = Object.entries(ledger).flatMap(([id, row]): [string, string][] =>
    keepers[id] === undefined || files.includes(keepers[id]) ? [[id, row[MARK_PATH] ?? '']] : [],
  )
  return { ...whoseBy(settings), known: new Map(known) }
}
