import type { HttpRequest } from '@copilot-sync/catalog'
import { createRedactor, SyncError, type ErrorCode } from '@copilot-sync/errors'

interface Circumstances {
  /** Set when the attempt was ended by its own time limit. */
  readonly endedAfterMs: number | undefined
  readonly proxy: string | undefined
}

/** Which system codes, the error, what the host does, the way out. */
type Fault = readonly [RegExp, ErrorCode, string, string]

const trust = 'NODE_EXTRA_CA_CERTS=/path/to/ca.pem (or SSL_CERT_FILE), or NODE_USE_SYSTEM_CA=1 for the system store'
const timeoutHint = 'Try again, or give more time with --timeout.'
const tls = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_(ISSUER|CRL)|INVALID_CA|ERR_TLS_/
const faults: readonly Fault[] = [
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
  [/TIMEOUT|TIMEDOUT/, 'TIMEOUT', 'did not answer in time', timeoutHint],
  [/LENGTH_MISMATCH/, 'NETWORK', 'sent less than it announced', 'Try again; a proxy or filter may cut answers short.'],
  [/ECONNRESET|EPIPE|UND_ERR_SOCKET/, 'NETWORK', 'cut the connection', 'Try again; a proxy or firewall may cut it.'],
  [
    /EPROTO|ERR_SSL_|HPE_/,
    'NETWORK',
    'does not speak the expected protocol',
    'Check that the address has the right scheme (https or http) and port.',
  ],
]

/**
 * A failed `fetch` as NETWORK, TIMEOUT or TLS_UNTRUSTED. Its cause is a copy of the texts: the original may hold headers
 * and addresses with credentials.
 */
export function nameNetworkError(thrown: unknown, request: HttpRequest, { endedAfterMs, proxy }: Circumstances) {
  const { host } = new URL(request.url)
  const causes = causesOf(thrown, secretsOf(request, proxy))
  const cause = new Error(causes.map(({ name, code, message }) => `${name} ${code}: ${message}`).join(' < '))
  if (endedAfterMs !== undefined) {
    const seconds = Math.ceil(endedAfterMs / 1000)
    const message = seconds > 0 ? `${host} gave no whole answer within ${seconds} s` : `no time was left to ask ${host}`
    return { error: new SyncError('TIMEOUT', message, { hint: timeoutHint, cause }), retry: true }
  }
  const codes = causes.map(({ code }) => code).join(' ')
  const [, code, what, hint] = faults.find(([pattern]) => pattern.test(codes)) ?? otherFault(causes.at(-1)?.message)
  const where = proxy ? `${host} (proxy of the environment: ${hostOf(proxy)})` : host
  return { error: new SyncError(code, `${where} ${what}`, { hint, cause }), retry: code !== 'TLS_UNTRUSTED' }
}

function otherFault(message: string | undefined): Fault {
  const hint = 'Check the address and the network; behind a company proxy check HTTPS_PROXY and its login.'
  return [/./, 'NETWORK', `cannot be reached${message ? `: ${message}` : ''}`, hint]
}

function causesOf(thrown: unknown, secrets: readonly string[]) {
  const redactor = createRedactor()
  for (const secret of secrets) redactor.add(secret)
  const causes = []
  for (let error = thrown; error instanceof Error && causes.length < 8; error = error.cause) {
    const code: unknown = Reflect.get(error, 'code')
    const message = redactor.redact(error.message)
    causes.push({ name: error.name, code: typeof code === 'string' ? code : '-', message })
  }
  return causes
}

function secretsOf(request: HttpRequest, proxy: string | undefined): string[] {
  const values = Object.values(request.headers ?? {})
  const password = proxy && URL.canParse(proxy) ? [new URL(proxy).password] : []
  return [...values, ...values.flatMap((value) => value.split(/\s+/)), ...password]
}

function hostOf(proxy: string): string {
  return URL.canParse(proxy) ? new URL(proxy).host : 'not an address'
}
