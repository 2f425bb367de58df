import { createAuthenticator, type AuthOptions } from '@copilot-sync/auth'
import { SyncError } from '@copilot-sync/errors'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { expect, onTestFinished } from 'vitest'
import { fetchHttp } from './fetch-http.ts'

export const GITHUB = 'ghu_canaryGITHUB0123456789'
export const COPILOT = 'tid=canaryCOPILOT;exp=1;sku=x:c4n4ry'
export const NOW = Date.UTC(2026, 8, 1, 12)
export const HOST = 'https://api.individual.githubcopilot.com'

/** A body of the exchange; `life` in seconds from NOW. */
export function envelope(life: number, more: object = {}): string {
  const expires = NOW / 1000 + life
  return JSON.stringify({ token: COPILOT, expires_at: expires, endpoints: { api: HOST }, ...more })
}

export interface Answer {
  readonly status?: number
  readonly body?: string
  readonly headers?: Record<string, string>
}

interface Setting {
  readonly files?: Record<string, string>
  readonly answer?: Answer
  readonly env?: Record<string, string>
  readonly options?: Partial<AuthOptions>
}

/** A fresh home with LiteLLM's folder in it, an exchange on loopback, and an authenticator over both. */
export async function stage({ files = {}, answer = {}, env = {}, options = {} }: Setting = {}) {
  const home = temporaryFolder()
  const folder = join(home, '.config', 'litellm', 'github_copilot')
  if (Object.keys(files).length > 0) mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const exchange = await serveExchange(answer)
  const secrets: string[] = []
  const warnings: string[] = []
  const authenticate = createAuthenticator({
    env: { GITHUB_COPILOT_API_KEY_URL: exchange.url, ...env },
    home,
    http: fetchHttp,
    headers: { 'editor-version': 'vscode/1.95.0' },
    now: () => NOW,
    onSecret: (secret) => secrets.push(secret),
    onWarning: (warning) => warnings.push(warning),
    mountedFolder: join(home, 'github_auth'),
    ...options,
  })
  return { ...exchange, home, folder, secrets, warnings, authenticate, file: (name: string) => join(folder, name) }
}

export async function serveExchange({ status = 200, body = envelope(1800), headers = {} }: Answer) {
  const seen: IncomingHttpHeaders[] = []
  const server = createServer((request, response) => {
    seen.push(request.headers)
    response.writeHead(status, headers).end(body)
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { seen, url: `http://127.0.0.1:${port}/copilot_internal/v2/token` }
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'auth-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The SyncError that the promise ends with; it must name a way out and nothing of it may hold a canary. */
export async function failure(promise: Promise<unknown>): Promise<SyncError> {
  const error: unknown = await promise.then(
    (value) => expect.fail(`did not fail: ${inspect(value)}`),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof SyncError)) return expect.fail(`is not named: ${inspect(error)}`)
  expect(error.hint).toMatch(/\S/)
  const shown = inspect(error, { depth: 20, showHidden: true })
  for (const part of ['canary', 'c4n4ry', 'hunter2']) expect(shown).not.toContain(part)
  return error
}
