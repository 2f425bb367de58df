import { readFileSync } from 'node:fs'
import { getCACertificates } from 'node:tls'
import { Agent, EnvHttpProxyAgent, fetch, type Dispatcher } from 'undici'
import type { Env, Fetch } from './types.ts'

/** A maker of `fetch` functions over a proxy (or none), which trust `SSL_CERT_FILE` beside Node's own certificates. */
export function fetchThrough(env: Env): (proxy: string | undefined) => Fetch {
  const ca = extraCertificates(env['SSL_CERT_FILE'])
  const dispatchers = new Map<string | undefined, Dispatcher>()
  return (proxy) => async (url, init) => {
    const dispatcher = dispatchers.get(proxy) ?? createDispatcher(proxy, ca, env)
    dispatchers.set(proxy, dispatcher)
    return fetch(url, { ...init, dispatcher })
  }
}

function createDispatcher(proxy: string | undefined, ca: string[] | undefined, env: Env): Dispatcher {
  const tls = ca ? { ca } : {}
  if (!proxy) return new Agent({ connect: tls, allowH2: false })
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

/** A `ca` given to a connection replaces Node's set, so that set (with NODE_EXTRA_CA_CERTS and the system's) is repeated. A file that cannot be read adds nothing. */
function extraCertificates(file: string | undefined): string[] | undefined {
  if (!file) return undefined
  try {
    return [...getCACertificates('default'), readFileSync(file, 'utf8')]
  } catch {
    return undefined
  }
}
