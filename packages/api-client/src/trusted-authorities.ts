import { errnoOf, SyncError } from '@copilot-sync/errors'
import { readFileSync, statSync } from 'node:fs'
import { getCACertificates } from 'node:tls'
import type { Env } from './types.ts'

const CERTIFICATE = /-----BEGIN ((?:TRUSTED |X509 )?CERTIFICATE)-----[^-]+-----END \1-----/

/**
 * What a connection is to trust where `SSL_CERT_FILE` adds authorities; undefined where it does not. A `ca` given to a
 * connection replaces Node's set, so that set (with NODE_EXTRA_CA_CERTS and the system's) is repeated. Throws CA_UNREADABLE.
 */
export function trustedAuthorities(env: Env): string[] | undefined {
  const file = env['SSL_CERT_FILE']
  if (!file) return undefined
  const read = readAuthorities(file)
  if ('fault' in read) throw unreadable(file, read)
  return [...getCACertificates('default'), read.text]
}

/** What is wrong with the file that `NODE_EXTRA_CA_CERTS` names, without which Node goes on. */
export function extraFault(env: Env): string | undefined {
  const file = env['NODE_EXTRA_CA_CERTS']
  const read = file ? readAuthorities(file) : undefined
  return read && 'fault' in read ? `NODE_EXTRA_CA_CERTS: ${file}: ${read.fault}; Node goes on without it` : undefined
}

type Read = { readonly text: string } | { readonly fault: string; readonly cause?: unknown }

function readAuthorities(file: string): Read {
  try {
    if (!statSync(file).isFile()) return { fault: 'it is no regular file' }
    const text = readFileSync(file, 'utf8')
    return CERTIFICATE.test(text) ? { text } : { fault: 'it holds no certificate in PEM form' }
  } catch (cause) {
    return { fault: `it cannot be read (${errnoOf(cause) ?? 'unknown fault'})`, cause }
  }
}

const unreadable = (file: string, { fault, cause }: { readonly fault: string; readonly cause?: unknown }): SyncError =>
  new SyncError('CA_UNREADABLE', `SSL_CERT_FILE names this file, but ${fault}`, {
    hint: 'Name a file of certificates in PEM form that this user may read, or unset SSL_CERT_FILE.',
    place: { file },
    cause,
  })
