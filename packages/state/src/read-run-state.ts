import { isMap } from '@copilot-sync/catalog'
import { join } from 'node:path'
import { unless } from './errno.ts'
import { stateError } from './file-error.ts'
import { readFile } from './fs-at-once.ts'
import type { RunState } from './run-state-types.ts'
import { configKey } from './state-dir.ts'
import type { StatePlace } from './types.ts'

export interface RunStateRead extends RunState {
  /** `corrupt`: whether a pause or a hold is in force is not known. */
  readonly state: 'read' | 'absent' | 'corrupt'
}

const NONE: RunState = { last: null, pause: null, hold: null }

export const runStatePath = (stateDir: string): string => join(stateDir, 'state.json')

/** Of all targets that share the state folder. */
export interface RunStates {
  readonly configs: Readonly<Record<string, RunState>>
  readonly state: RunStateRead['state']
}

/** Throws STATE_UNREADABLE where the system refuses to give it. */
export async function readRunState(place: StatePlace): Promise<RunStateRead> {
  return runStateOf(await readRunStates(place.stateDir), place)
}

/** That of one target. */
export function runStateOf({ configs, state }: RunStates, place: StatePlace): RunStateRead {
  return { ...NONE, ...configs[configKey(place)], state }
}

/** Throws STATE_UNREADABLE where the system refuses to give it. */
export async function readRunStates(stateDir: string): Promise<RunStates> {
  const path = runStatePath(stateDir)
  const text = await readFile(path, 'utf8')
    .catch(unless('ENOENT', 'ENOTDIR'))
    .catch((error: unknown) => {
      throw stateError(path, error)
    })
  if (text === undefined) return { configs: {}, state: 'absent' }
  const parsed = parse(text)
  if (isMap(parsed) && parsed['version'] === 1 && isRunStates(parsed['configs'])) {
    return { configs: parsed['configs'], state: 'read' }
  }
  return { configs: {}, state: 'corrupt' }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string'

const isLast = (value: unknown): boolean =>
  isMap(value) &&
  typeof value['rules'] === 'string' &&
  isMap(value['catalog']) &&
  typeof value['catalog']['models'] === 'number' &&
  typeof value['catalog']['sha256'] === 'string' &&
  isTextOrNull(value['catalog']['apiBase']) &&
  isTextOrNull(value['catalog']['apiVersion'])

const isPause = (value: unknown): boolean =>
  isMap(value) && isTime(value['since']) && isTextOrNull(value['reason']) && isTime(value['until'] ?? value['since'])

const isHold = (value: unknown): boolean =>
  isMap(value) &&
  isTime(value['since']) &&
  typeof value['backup'] === 'string' &&
  typeof value['config'] === 'string' &&
  isTextOrNull(value['catalog']) &&
  isTextOrNull(value['rules'])

const isTime = (value: unknown): boolean => typeof value === 'string' && !Number.isNaN(Date.parse(value))

const isRunStates = (value: unknown): value is Record<string, RunState> =>
  isMap(value) &&
  Object.values(value).every(
    (one) =>
      isMap(one) &&
      (one['last'] === null || isLast(one['last'])) &&
      (one['pause'] === null || isPause(one['pause'])) &&
      (one['hold'] === null || isHold(one['hold'])),
  )
