import type { HttpRequest, HttpResponse } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import { nameNetworkError } from './name-network-error.ts'
import { proxyFor } from './proxy-for.ts'
import { readBody } from './read-body.ts'
import type { Env, Fetch } from './types.ts'

export type Outcome =
  | { readonly response: HttpResponse; readonly error?: undefined; readonly retry: boolean }
  | { readonly error: SyncError; readonly response?: undefined; readonly retry: boolean }

export interface AttemptSettings {
  readonly fetch: Fetch
  readonly env: Env
  readonly now: () => number
  readonly deadline: number
  readonly attemptMs: number
  readonly maxBytes: number
  readonly signal: AbortSignal | undefined
}

/** One request and its whole answer; whatever goes wrong comes back as a named error. */
export async function attempt(request: HttpRequest, settings: AttemptSettings): Promise<Outcome> {
  const { fetch, now, deadline, signal } = settings
  const ms = Math.min(settings.attemptMs, deadline - now())
  const timer = new AbortController()
  const stop = () => timer.abort()
  const timeout = setTimeout(stop, Math.max(0, ms))
  try {
    if (ms <= 0 || signal?.aborted) timer.abort()
    // AbortSignal.any would load 4 ms of code for this one listener.
    signal?.addEventListener('abort', stop, { once: true })
    const answer = await fetch(request.url, {
      method: request.method ?? 'GET',
      headers: { ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: 'manual',
      signal: timer.signal,
    })
    const text = await readBody(answer.body, settings.maxBytes, request.url)
    const header = (name: string) => answer.headers.get(name) ?? undefined
    const retryAfterMs = parseRetryAfter(header('retry-after'), now())
    return { response: { status: answer.status, header, text, retryAfterMs }, retry: isPassing(answer.status) }
  } catch (error) {
    if (signal?.aborted) return { error: interrupted(), retry: false }
    if (error instanceof SyncError) return { error, retry: false }
    const ended = timer.signal.aborted ? ms : undefined
    return nameNetworkError(error, request, { endedAfterMs: ended, proxy: proxyFor(request.url, settings.env) })
  } finally {
    clearTimeout(timeout)
    signal?.removeEventListener('abort', stop)
  }
}

function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status === 499 || status >= 500
}

function interrupted(): SyncError {
  return new SyncError('INTERRUPTED', 'interrupted during a request', { hint: 'Run it again.' })
}

/** `Retry-After` in milliseconds from `now`; undefined for an absent header or one that is neither seconds nor a date. */
function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
