import type { Http } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import { attempt, type Outcome } from './attempt.ts'
import { chooseFetch } from './choose-fetch.ts'
import { retryWait } from './retry-wait.ts'
import type { Env, Fetch } from './types.ts'

const RETRIES = 3

export interface RetryInfo {
  /** The retry that comes next, from 1. */
  readonly retry: number
  readonly waitMs: number
  readonly url: string
  /** An error code or `HTTP <status>`. */
  readonly reason: string
}

export interface HttpOptions {
  /** Where proxies (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`) and `SSL_CERT_FILE` are read. */
  readonly env: Env
  /** Epoch in ms; every attempt and every wait of the command ends before it. */
  readonly deadline: number
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  /** 0 ≤ x < 1, for the jitter. */
  readonly random: () => number
  readonly fetch?: Fetch | undefined
  readonly onRetry?: ((info: RetryInfo) => void) | undefined
  /** Is told of a file of NODE_EXTRA_CA_CERTS that Node cannot read. */
  readonly onWarning?: ((message: string) => void) | undefined
  /** Ends everything with INTERRUPTED. */
  readonly signal?: AbortSignal | undefined
  /** Longest time for one attempt, body included, in ms. */
  readonly attemptMs?: number | undefined
  /** Largest body, decoded, in bytes. */
  readonly maxBytes?: number | undefined
}

/**
 * An `Http` that repeats a request up to 3 times after a network error, 408, 429, 499 or 5xx: full jitter, `Retry-After`
 * honoured, never past the deadline (the last answer is then given back as it is).
 */
export function createHttp(options: HttpOptions): Http {
  const fetch = options.fetch ?? chooseFetch(options.env, options.onWarning)
  const { deadline, now, random, onRetry, signal } = options
  const settings = {
    fetch,
    now,
    deadline,
    signal,
    env: options.env,
    attemptMs: options.attemptMs ?? 15_000,
    maxBytes: options.maxBytes ?? 32 * 1024 * 1024,
  }
  return async (request) => {
    for (let retry = 1; ; retry += 1) {
      const outcome = await attempt(request, settings)
      const wait = outcome.retry && retry <= RETRIES ? retryWait(outcome, retry, random) : Infinity
      if (wait >= deadline - now()) return settle(outcome)
      onRetry?.({ retry, waitMs: wait, url: withoutQuery(request.url), reason: reasonOf(outcome) })
      await interruptible(options.sleep(wait), signal)
    }
  }
}

function settle(outcome: Outcome) {
  if (outcome.error) throw outcome.error
  return outcome.response
}

function reasonOf(outcome: Outcome): string {
  return outcome.error ? outcome.error.code : `HTTP ${outcome.response.status}`
}

function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}

async function interruptible(wait: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return wait
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = () => reject(new SyncError('INTERRUPTED', 'interrupted while waiting', { hint: 'Run it again.' }))
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  try {
    await Promise.race([wait, promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
