import { createHttp, type HttpOptions, type RetryInfo } from '@copilot-sync/api-client'
import { SyncError } from '@copilot-sync/errors'
import { inspect } from 'node:util'
import { expect } from 'vitest'

export const CANARY = 'tid=canary0123456789;exp=1;sku=x:c4n4ry'
export const START = Date.UTC(2026, 8, 1, 12)

/** An `Http` whose waits take no time but move its clock; `waits` holds them. */
export function client(options: Partial<HttpOptions> = {}) {
  const waits: number[] = []
  const retries: RetryInfo[] = []
  const began = Date.now()
  const now = () => START + (Date.now() - began) + waits.reduce((sum, ms) => sum + ms, 0)
  const http = createHttp({
    env: {},
    deadline: START + 60_000,
    now,
    sleep: async (ms) => void waits.push(ms),
    random: () => 0,
    onRetry: (info) => retries.push(info),
    ...options,
  })
  return { http, waits, retries }
}

/** The SyncError that the promise ends with; it must name a way out and nothing of it may hold the canary. */
export async function failure(promise: Promise<unknown>): Promise<SyncError> {
  const error: unknown = await promise.then(
    (value) => expect.fail(`did not fail: ${inspect(value)}`),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof SyncError)) return expect.fail(`is not named: ${inspect(error)}`)
  expect(error.hint).toMatch(/\S/)
  const shown = inspect(error, { depth: 20, showHidden: true })
  for (const part of [CANARY, 'canary', 'c4n4ry', 'hunter2']) expect(shown).not.toContain(part)
  return error
}
