import { EnvHttpProxyAgent, fetch, type Dispatcher } from 'undici'
import { trustedAuthorities } from './trusted-authorities.ts'
import type { Env, Fetch } from './types.ts'

/** A maker of `fetch` functions over a proxy, which trust `SSL_CERT_FILE` beside Node's own certificates. */
export function fetchThrough(env: Env): (proxy: string) => Fetch {
  const ca = trustedAuthorities(env)
  const dispatchers = new Map<string, Dispatcher>()
  return (proxy) => async (url, init) => {
    const dispatcher = dispatchers.get(proxy) ?? createDispatcher(proxy, ca, env)
    dispatchers.set(proxy, dispatcher)
    return fetch(url, { ...init, dispatcher })
  }
}

function createDispatcher(proxy: string, ca: string[] | undefined, env: Env): Dispatcher {
  const tls = ca ? { ca } : {}
  return new EnvHttpProxyAgent({
    httpProxy: proxy,
    httpsProxy: proxy,
    noProxy: env['no_proxy'] || env['NO_PROXY'] || '',
    connect: tls,
    requestTls: tls,
    proxyTls: tls,
    allowH2: false,
  })
}
