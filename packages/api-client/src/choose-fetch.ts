import { proxyFor } from './proxy-for.ts'
import type { Env, Fetch } from './types.ts'

/** Node's own request; undici, which costs start-up time, only for one that a proxy concerns. */
export function chooseFetch(env: Env, warn?: (message: string) => void): Fetch {
  let through: Promise<(proxy: string) => Fetch> | undefined
  let direct: Promise<Fetch> | undefined
  let isChecked = !env['NODE_EXTRA_CA_CERTS'] || !warn
  return async (url, init) => {
    if (!isChecked && url.startsWith('https:')) {
      isChecked = true
      const fault = (await import('./trusted-authorities.ts')).extraFault(env)
      if (fault !== undefined) warn?.(fault)
    }
    const proxy = proxyFor(url, env)
    if (proxy) {
      through ??= import('./fetch-through.ts').then(({ fetchThrough }) => fetchThrough(env))
      return (await through)(proxy)(url, init)
    }
    direct ??= import('./direct-fetch.ts').then(({ directFetch }) => directFetch(env))
    return (await direct)(url, init)
  }
}
