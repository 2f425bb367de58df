import { isMap } from '@copilot-sync/catalog'
import type { Ledger, Writers } from '@copilot-sync/plan'
import { join } from 'node:path'
import { errno } from './errno.ts'
import { readFile } from './fs-at-once.ts'
import { configKey } from './state-dir.ts'
import type { StatePlace } from './types.ts'

/** What we wrote into a config, and for whom. */
export interface LedgerRecord {
  readonly ledger: Ledger
  /** Which rules of the settings wrote it. */
  readonly writers: Writers
  /** Entry id → the settings file that it was wanted for last; none where there was no file, or is not known. */
  readonly keepers: Readonly<Record<string, string>>
}

export interface LedgerRead extends LedgerRecord {
  /** `absent` and `corrupt` come with an empty ledger: all that we wrote is then kept. */
  readonly state: 'read' | 'absent' | 'corrupt'
}

/** `ledger.json`: each by the key of the config. `writers` and `keepers` came later, and versions before them leave them out. */
interface LedgerFile {
  readonly configs: Readonly<Record<string, Ledger>>
  readonly writers: Readonly<Record<string, Writers>>
  readonly keepers: Readonly<Record<string, LedgerRecord['keepers']>>
}

const EMPTY: LedgerFile = { configs: {}, writers: {}, keepers: {} }

export const ledgerPath = (stateDir: string): string => join(stateDir, 'ledger.json')

/** Of all targets that share the state folder. */
export interface Ledgers {
  readonly file: LedgerFile
  readonly state: LedgerRead['state']
}

export async function readLedger(place: StatePlace): Promise<LedgerRead> {
  return ledgerOf(await readLedgers(place.stateDir), place)
}

/** That of one target. */
export function ledgerOf({ file, state }: Ledgers, place: StatePlace): LedgerRead {
  const key = configKey(place)
  const ledger = file.configs[key]
  if (!ledger) return { ledger: {}, writers: {}, keepers: {}, state: state === 'read' ? 'absent' : state }
  return { ledger, writers: file.writers[key] ?? {}, keepers: file.keepers[key] ?? {}, state }
}

/** What the file says once one target's record is written into it. */
export function withRecord({ file }: Ledgers, place: StatePlace, { ledger, writers, keepers }: LedgerRecord): Ledgers {
  const key = configKey(place)
  const next = {
    configs: { ...file.configs, [key]: ledger },
    writers: { ...file.writers, [key]: writers },
    keepers: { ...file.keepers, [key]: keepers },
  }
  return { file: next, state: 'read' }
}

export async function readLedgers(stateDir: string): Promise<Ledgers> {
  try {
    const parsed: unknown = JSON.parse(await readFile(ledgerPath(stateDir), 'utf8'))
    if (!isMap(parsed) || parsed['version'] !== 1) return { file: EMPTY, state: 'corrupt' }
    const { configs, writers = {}, keepers = {} } = parsed
    if (!mapsOf(configs, isRows) || !mapsOf(writers, isRows) || !mapsOf(keepers, isRow)) {
      return { file: EMPTY, state: 'corrupt' }
    }
    return { file: { configs, writers, keepers }, state: 'read' }
  } catch (error) {
    const code = errno(error)
    return { file: EMPTY, state: code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'corrupt' }
  }
}

function mapsOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is Record<string, T> {
  return isMap(value) && Object.values(value).every(isOne)
}

const isRow = (value: unknown): value is Record<string, string> =>
  mapsOf(value, (one): one is string => typeof one === 'string')

const isRows = (value: unknown): value is Ledger => mapsOf(value, isRow)
