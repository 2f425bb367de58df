import type { AuthOptions } from '@copilot-sync/auth'

/** The smallest `http` that does: no retries, no redirects. */
export const fetchHttp: AuthOptions['http'] = async ({ method = 'GET', url, headers = {} }) => {
  const answer = await fetch(url, { method, headers: { ...headers }, redirect: 'manual' })
  const wait = answer.headers.get('retry-after')
  return {
    status: answer.status,
    header: (name) => answer.headers.get(name) ?? undefined,
    text: await answer.text(),
    retryAfterMs: wait === null ? undefined : Number(wait) * 1000,
  }
}
