import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const program = 'openssl'

export interface Certificate {
  readonly key: string
  readonly cert: string
  /** The certificate's path: it signs itself, so it is its own authority. */
  readonly file: string
  readonly remove: () => void
}

/** A self-signed certificate for copilot.test, localhost and 127.0.0.1; undefined where openssl is missing. */
export function makeCertificate(days = '2'): Certificate | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'api-client-tls-'))
  const file = join(folder, 'cert.pem')
  const key = join(folder, 'key.pem')
  const names = 'subjectAltName=DNS:copilot.test,DNS:localhost,IP:127.0.0.1'
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
    const to = ['-keyout', key, '-out', file, '-days', days, '-subj', '/CN=copilot.test', '-addext', names]
    execFileSync(program, ['req', '-x509', ...curve, ...to], { stdio: 'ignore' })
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(file, 'utf8'), file, remove }
  } catch {
    remove()
    return undefined
  }
}
