import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { makeCertificate } from './helpers/certificate.ts'
import { CANARY, client, failure } from './helpers/client.ts'
import { serve, serveProxy } from './helpers/serve.ts'

const certificate = makeCertificate()
afterAll(() => certificate?.remove())
const headers = { authorization: `Bearer ${CANARY}` }

/** An https server that says ok, a proxy that leads to it, and its port on loopback. */
async function stage(proxyStatus?: number) {
  if (!certificate) throw new Error('no certificate')
  const server = await serve((_, response) => response.end('ok'), certificate)
  const proxy = await serveProxy(server.port, proxyStatus)
  return { ...server, proxy, proxyUrl: `http://user:hunter2@127.0.0.1:${proxy.port}`, ca: certificate.file }
}

// Without openssl there is no certificate to test with.
describe.skipIf(!certificate)('TLS', () => {
  test('a certificate that is not trusted is named, and not asked again', async () => {
    const { url, seen } = await stage()
    const { http, retries } = client()
    const error = await failure(http({ url, headers }))
    expect(error).toMatchObject({ code: 'TLS_UNTRUSTED', hint: expect.stringContaining('NODE_EXTRA_CA_CERTS') })
    expect([seen, retries]).toEqual([[], []])
  })

  test('SSL_CERT_FILE adds an authority', async () => {
    const { url, seen, ca } = await stage()
    expect(await client({ env: { SSL_CERT_FILE: ca } }).http({ url, headers })).toMatchObject({ text: 'ok' })
    expect(seen[0]?.headers).toMatchObject(headers)
  })

  const files = mkdtempSync(join(tmpdir(), 'api-client-ca-'))
  afterAll(() => rmSync(files, { recursive: true }))
  writeFileSync(join(files, 'key.pem'), certificate?.key ?? '')
  writeFileSync(join(files, 'cut.pem'), certificate?.cert.slice(0, 100) ?? '')
  mkdirSync(join(files, 'folder'))
  const unreadable = [
    ['absent.pem', 'ENOENT'],
    ['folder', 'no regular file'],
    ['key.pem', 'no certificate'],
    ['cut.pem', 'no certificate'],
  ] as const

  test.each(unreadable)('SSL_CERT_FILE: %s is named, with a proxy too, and nothing is asked', async (name, why) => {
    const { url, seen, proxy, proxyUrl } = await stage()
    const file = join(files, name)
    for (const [address, env] of [
      [url, {}],
      ['https://copilot.test/', { HTTPS_PROXY: proxyUrl }],
    ] as const) {
      const { http, retries } = client({ env: { SSL_CERT_FILE: file, ...env } })
      const error = await failure(http({ url: address, headers }))
      expect(error).toMatchObject({ code: 'CA_UNREADABLE', exit: 5, place: { file } })
      expect(error.message).toContain('SSL_CERT_FILE')
      expect(error.message).toContain(why)
      expect(retries).toEqual([])
    }
    expect([seen, proxy.connects]).toEqual([[], []])
  })

  test.each(unreadable)('NODE_EXTRA_CA_CERTS: %s is warned of once, and does no harm', async (name, why) => {
    const { url, ca } = await stage()
    const warnings: string[] = []
    const env = { NODE_EXTRA_CA_CERTS: join(files, name), SSL_CERT_FILE: ca }
    const { http } = client({ env, onWarning: (message) => warnings.push(message) })
    for (const _ of [1, 2]) expect(await http({ url, headers })).toMatchObject({ status: 200 })
    expect(warnings).toHaveLength(1)
    for (const part of ['NODE_EXTRA_CA_CERTS', join(files, name), why]) expect(warnings[0]).toContain(part)
  })

  test('SSL_CERT_FILE is not looked at for plain http', async () => {
    const { url } = await serve((_, response) => response.end('ok'))
    const { http } = client({ env: { SSL_CERT_FILE: join(files, 'absent.pem') } })
    expect(await http({ url, headers })).toMatchObject({ text: 'ok' })
  })

  test('without a proxy SSL_CERT_FILE loads no undici', async () => {
    const { url, ca } = await stage()
    const script = fileURLToPath(new URL('helpers/ask-once.ts', import.meta.url))
    const loader = `data:text/javascript,${encodeURIComponent(
      `import { registerHooks } from 'node:module'
       registerHooks({ load(url, context, next) { if (url.includes('/undici/')) console.log('undici'); return next(url, context) } })`,
    )}`
    const args = ['--conditions=@copilot-sync/source', `--import=${loader}`, script, url]
    const child = spawn(process.execPath, args, {
      env: { PATH: process.env['PATH'], SSL_CERT_FILE: ca },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    expect(await text(child.stdout)).toBe('200 ok')
  })

  test('a certificate for another name', async () => {
    const { port, ca, proxyUrl } = await stage()
    const { http } = client({ env: { SSL_CERT_FILE: ca, HTTPS_PROXY: proxyUrl } })
    const error = await failure(http({ url: `https://other.test:${port}/`, headers }))
    expect(error).toMatchObject({ code: 'TLS_UNTRUSTED', message: expect.stringContaining('another name') })
  })

  test('http spoken to an https port', async () => {
    const { port } = await stage()
    expect(await failure(client().http({ url: `http://127.0.0.1:${port}/`, headers }))).toMatchObject({
      code: 'NETWORK',
    })
  })

  test('https spoken to an http port', async () => {
    const { proxy } = await stage()
    const error = await failure(client().http({ url: `https://127.0.0.1:${proxy.port}/`, headers }))
    expect(error).toMatchObject({ code: 'NETWORK', message: expect.stringContaining('protocol') })
  })
})

describe.skipIf(!certificate)('proxies', () => {
  test.each(['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'])('%s leads the way', async (name) => {
    const { proxy, proxyUrl, seen, ca } = await stage()
    const { http } = client({ env: { [name]: proxyUrl, SSL_CERT_FILE: ca } })
    expect(await http({ url: 'https://copilot.test/models', headers })).toMatchObject({ status: 200, text: 'ok' })
    expect(await http({ url: 'https://copilot.test/again', headers })).toMatchObject({ status: 200 })
    expect(proxy.connects[0]).toEqual({
      target: 'copilot.test:443',
      authorization: `Basic ${Buffer.from('user:hunter2').toString('base64')}`,
    })
    expect(seen.map(({ url }) => url)).toEqual(['/models', '/again'])
  })

  test('an address without a scheme is an http one', async () => {
    const { proxy, ca } = await stage()
    const { http } = client({ env: { HTTPS_PROXY: `127.0.0.1:${proxy.port}`, SSL_CERT_FILE: ca } })
    expect(await http({ url: 'https://copilot.test/' })).toMatchObject({ status: 200 })
  })

  test('loopback is asked directly', async () => {
    const { url, proxy, proxyUrl, ca } = await stage()
    expect(await client({ env: { HTTPS_PROXY: proxyUrl, SSL_CERT_FILE: ca } }).http({ url })).toMatchObject({
      text: 'ok',
    })
    expect(proxy.connects).toEqual([])
  })

  test.each([
    ['NO_PROXY', 'copilot.invalid'],
    ['no_proxy', 'a.test, .invalid'],
    ['NO_PROXY', '*'],
  ])('%s=%s asks directly', async (name, value) => {
    const { proxy, proxyUrl } = await stage()
    const { http } = client({ env: { HTTPS_PROXY: proxyUrl, [name]: value } })
    expect(await failure(http({ url: 'https://copilot.invalid/', headers }))).toMatchObject({ code: 'NETWORK' })
    expect(proxy.connects).toEqual([])
  })

  test('HTTP_PROXY alone is not for https', async () => {
    const { proxy, proxyUrl } = await stage()
    await failure(client({ env: { HTTP_PROXY: proxyUrl } }).http({ url: 'https://copilot.invalid/' }))
    expect(proxy.connects).toEqual([])
  })

  test.each([
    ['that asks for another login', (url: string) => url, 407],
    ['that refuses', (url: string) => url, 403],
    ['whose address is none', () => 'http://user:hunter2@:0:0', 200],
    ['of an unknown kind', (url: string) => url.replace('http:', 'gopher:'), 200],
    ['that is not there', () => 'http://user:hunter2@127.0.0.1:9', 200],
  ])('a proxy %s', async (_, address, status) => {
    const { proxyUrl, ca } = await stage(status)
    const { http } = client({ env: { HTTPS_PROXY: address(proxyUrl), SSL_CERT_FILE: ca } })
    const error = await failure(http({ url: 'https://copilot.test/', headers }))
    expect(error).toMatchObject({ code: 'NETWORK', message: expect.stringContaining('copilot.test') })
  })

  test('a process with NODE_EXTRA_CA_CERTS and a proxy is done as soon as it has its answer', async () => {
    const { proxyUrl, ca } = await stage()
    const script = fileURLToPath(new URL('helpers/ask-once.ts', import.meta.url))
    const began = Date.now()
    const child = spawn(process.execPath, ['--conditions=@copilot-sync/source', script, 'https://copilot.test/'], {
      env: { PATH: process.env['PATH'], NODE_EXTRA_CA_CERTS: ca, HTTPS_PROXY: proxyUrl },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    expect(await text(child.stdout)).toBe('200 ok')
    expect(Date.now() - began).toBeLessThan(5000)
  })
})
