import { proxyFor } from './proxy-for.ts'
import type { Env, Fetch } from './types.ts'

/** A connection of undici's; all of undici, which costs start-up time, only for a request that a proxy or `SSL_CERT_FILE` concerns. */
export function chooseFetch(env: Env): Fetch {
  let through: Promise<(proxy: string | undefined) => Fetch> | undefined
  return async (url, init) => {
    const proxy = proxyFor(url, env)
    const certificates = url.startsWith('https:') && Boolean(env['SSL_CERT_FILE'])
    if (!proxy && !certificates) return (await import('./direct-fetch.ts')).directFetch(url, init)
    through ??= import('./fetch-through.ts').then(({ fetchThrough }) => fetchThrough(env))
    return (await through)(proxy)(url, init)
  }
}
