import { createRedactor, SyncError, type ErrorCode } from '@copilot-sync/errors'
import type { HttpRequest } from './types.ts'

interface Circumstances {
  /** Set when the attempt was ended by its own time limit. */
  readonly endedAfterMs: number | undefined
  readonly proxy: string | undefined
}

const trust = 'NODE_EXTRA_CA_CERTS=/path/to/ca.pem (or SSL_CERT_FILE), or NODE_USE_SYSTEM_CA=1 for the system store'
const tls = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_(ISSUER|CRL)|INVALID_CA|ERR_TLS_/
const faults: readonly [RegExp, ErrorCode, string, string][] = [
  [
    /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/,
    'TLS_UNTRUSTED',
    'has a certificate that is not valid today',
    `Check this machine's clock; for an own authority set ${trust}.`,
  ],
  [
    /ALTNAME_INVALID/,
    'TLS_UNTRUSTED',
    'has a certificate for another name',
    'Check the address and the proxy settings.',
  ],
  [
    tls,
    'TLS_UNTRUSTED',
    'has a certificate that this machine does not trust',
    `Trust the authority that signed it: set ${trust}.`,
  ],
  [
    /ENOTFOUND|EAI_AGAIN/,
    'NETWORK',
    'has a name that cannot be resolved',
    'Check the address, DNS and the network; behind a company proxy set HTTPS_PROXY.',
  ],
  [
    /ECONNREFUSED/,
    'NETWORK',
    'refuses the connection',
    'Check the address and port, and HTTPS_PROXY and NO_PROXY where a proxy is used.',
  ],
  [/TIMEOUT|ETIMEDOUT/, 'TIMEOUT', 'did not answer in time', 'Try again, or give more time with --timeout.'],
  [/LENGTH_MISMATCH/, 'NETWORK', 'sent less than it announced', 'Try again; a proxy or filter may cut answers short.'],
  [/ECONNRESET|EPIPE|UND_ERR_SOCKET/, 'NETWORK', 'cut the connection', 'Try again; a proxy or firewall may cut it.'],
  [
    /EPROTO|ERR_SSL_|HPE_/,
    'NETWORK',
    'does not speak the expected protocol',
    'Check that the address has the right scheme (https or http) and port.',
  ],
]
const otherwise = [
  'NETWORK',
  'cannot be reached',
  'Check the address and the network; behind a company proxy set HTTPS_PROXY.',
] as const

/** A failed `fetch` as NETWORK, TIMEOUT or TLS_UNTRUSTED. The cause is a copy of the texts: the original may hold headers and addresses with credentials. */
export function nameNetworkError(thrown: unknown, request: HttpRequest, { endedAfterMs, proxy }: Circumstances) {
  const { host } = new URL(request.url)
  const chain = causesOf(thrown)
  const trace = redact(
    chain.map(({ name, code, message }) => `${name}${code && ` ${code}`}: ${message}`).join(' < '),
    request,
  )
  const cause = new Error(trace)
  if (endedAfterMs !== undefined) {
    const message =
      endedAfterMs > 0
        ? `${host} gave no whole answer within ${Math.ceil(endedAfterMs / 1000)} s`
        : `no time was left to ask ${host}`
    return {
      error: new SyncError('TIMEOUT', message, { hint: 'Try again, or give more time with --timeout.', cause }),
      retry: true,
    }
  }
  const codes = chain.map(({ code }) => code).join(' ')
  const [, ...found] = faults.find(([pattern]) => pattern.test(codes)) ?? [undefined, ...otherwise]
  const [code, what, hint] = found
  const where = proxy ? `${host} (through the proxy ${hostOf(proxy)})` : host
  return { error: new SyncError(code, `${where} ${what}`, { hint, cause }), retry: code !== 'TLS_UNTRUSTED' }
}

function causesOf(thrown: unknown): { name: string; code: string; message: string }[] {
  const chain = []
  for (let error = thrown; error instanceof Error && chain.length < 8; error = error.cause) {
    const code: unknown = Reflect.get(error, 'code')
    chain.push({ name: error.name, code: typeof code === 'string' ? code : '', message: error.message })
  }
  return chain
}

function redact(text: string, request: HttpRequest): string {
  const redactor = createRedactor()
  for (const value of Object.values(request.headers ?? {})) {
    redactor.add(value)
    for (const word of value.split(/\s+/)) redactor.add(word)
  }
  return redactor.redact(text)
}

function hostOf(proxy: string): string {
  return URL.canParse(proxy) ? new URL(proxy).host : 'of the environment'
}
