import { isMap } from '@copilot-sync/catalog'
import { join } from 'node:path'

import type { Ledger } from '@copilot-sync/plan'

import { errno } from './errno.ts'
import { readFile } from './fs-at-once.ts'
import { configKey } from './state-dir.ts'
import type { StatePlace } from './types.ts'

export interface LedgerRead {
  readonly ledger: Ledger
  /** `absent` and `corrupt` come with an empty ledger: all that we wrote is then kept. */
  readonly state: 'read' | 'absent' | 'corrupt'
}

export const ledgerPath = (stateDir: string): string => join(stateDir, 'ledger.json')

/** Of all targets that share the state folder. */
export interface Ledgers {
  readonly configs: Readonly<Record<string, Ledger>>
  readonly state: LedgerRead['state']
}

export async function readLedger(place: StatePlace): Promise<LedgerRead> {
  return ledgerOf(await readLedgers(place.stateDir), place)
}

/** That of one target. */
export function ledgerOf({ configs, state }: Ledgers, place: StatePlace): LedgerRead {
  const ledger = configs[configKey(place)]
  return ledger ? { ledger, state } : { ledger: {}, state: state === 'read' ? 'absent' : state }
}

export async function readLedgers(stateDir: string): Promise<Ledgers> {
  try {
    const parsed: unknown = JSON.parse(await readFile(ledgerPath(stateDir), 'utf8'))
    if (isMap(parsed) && parsed['version'] === 1 && isLedgers(parsed['configs'])) {
      return { configs: parsed['configs'], state: 'read' }
    }
    return { configs: {}, state: 'corrupt' }
  } catch (error) {
    const code = errno(error)
    return { configs: {}, state: code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'corrupt' }
  }
}

const isLedger = (value: unknown): value is Ledger =>
  isMap(value) &&
  Object.values(value).every((row) => isMap(row) && Object.values(row).every((hash) => typeof hash === 'string'))

const isLedgers = (value: unknown): value is Record<string, Ledger> =>
  isMap(value) && Object.values(value).every(isLedger)
