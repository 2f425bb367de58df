import { isMap } from '@copilot-sync/catalog'
import { type Reason, reasonCodes } from '@copilot-sync/errors'
import type { Basis, Hold, Memory, MissingModel, RememberedModel, Run, ValueHistory } from './types.ts'

/** Whether this is a memory that can be trusted, down to each part. */
export function isMemory(value: unknown): value is Memory {
  return (
    isMap(value) &&
    value['version'] === 1 &&
    isText(value['salt']) &&
    orNull(isTime)(value['at']) &&
    orNull(isBasis)(value['basis']) &&
    isListOf(isRecord)(value['models']) &&
    isListOf(isRun)(value['runs']) &&
    isMapOf(isBasis)(value['bases']) &&
    (value['kept'] === undefined || isListOf(isText)(value['kept']))
  )
}

type Check<T> = (value: unknown) => value is T

const isText = (value: unknown): value is string => typeof value === 'string'
/** What `Date` can show. */
const isTime = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= 8.64e15
const isCount = (value: unknown): value is number => Number.isSafeInteger(value)
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'

const orNull =
  <T>(check: Check<T>): Check<T | null> =>
  (value): value is T | null =>
    value === null || check(value)
const isListOf =
  <T>(check: Check<T>): Check<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.every(check)
const isMapOf =
  <T>(check: Check<T>): Check<Record<string, T>> =>
  (value): value is Record<string, T> =>
    isMap(value) && Object.values(value).every(check)

const isBasis = (value: unknown): value is Basis =>
  isMap(value) &&
  orNull(isText)(value['apiBase']) &&
  orNull(isText)(value['apiVersion']) &&
  orNull(isText)(value['account']) &&
  isText(value['ruleVersion'])

const isHold = (value: unknown): value is Hold => isMap(value) && isTime(value['since']) && isCount(value['fetches'])

const codes: ReadonlySet<unknown> = new Set(reasonCodes)

const isReason = (value: unknown): value is Reason =>
  isMap(value) && codes.has(value['code']) && 'seen' in value && isListOf(isText)(value['places'])

const isMissing = (value: unknown): value is MissingModel =>
  isMap(value) && isHold(value) && isReason(value['reason']) && isFlag(value['noted']) && isFlag(value['gone'])

const isHistory = (value: unknown): value is ValueHistory =>
  isMap(value) && isText(value['seen']) && orNull(isHold)(value['waiting']) && isFlag(value['noted'])

const isRecord = (value: unknown): value is RememberedModel =>
  isMap(value) &&
  isText(value['id']) &&
  (value['json'] === null || (isMap(value['json']) && value['json']['id'] === value['id'])) &&
  orNull(isMissing)(value['missing']) &&
  isMapOf(isHistory)(value['values']) &&
  orNull(isTime)(value['noted'])

export const isRun = (value: unknown): value is Run =>
  isMap(value) &&
  isTime(value['from']) &&
  isTime(value['to']) &&
  isCount(value['fetches']) &&
  isText(value['sha']) &&
  isCount(value['models']) &&
  isText(value['basis'])
