import type { Env } from './types.ts'

const names = { 'https:': ['https_proxy', 'all_proxy'], 'http:': ['http_proxy', 'all_proxy'] } as const

/**
 * The proxy that the environment names for this address, lower-case names first as in curl, `http://` added where the
 * scheme is missing; undefined for none. Loopback is always direct: a proxy elsewhere cannot reach it and would see the
 * token. `NO_PROXY` is not looked at here.
 */
export function proxyFor(url: string, env: Env): string | undefined {
  const { protocol, hostname } = new URL(url)
  if ((protocol !== 'https:' && protocol !== 'http:') || isLoopback(hostname)) return undefined
  for (const name of names[protocol]) {
    const value = env[name] || env[name.toUpperCase()]
    if (value) return value.includes('://') ? value : `http://${value}`
  }
  return undefined
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}
