import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { makeRequestId } from '../src/make-request-id.ts'
import { CANARY, client, failure, START } from './helpers/client.ts'
import { serve } from './helpers/serve.ts'

const headers = { authorization: `Bearer ${CANARY}` }

test.each([408, 429, 499, 500, 502, 503])('%i is asked again three times, then given back', async (status) => {
  const { url, seen } = await serve((_, response) => response.writeHead(status).end('why'))
  const { http, waits, retries } = client({ random: () => 0.5 })
  expect(await http({ url: `${url}/models?secret=1` })).toMatchObject({ status, text: 'why' })
  expect(seen).toHaveLength(4)
  expect(waits).toEqual([250, 500, 1000])
  expect(retries[2]).toEqual({ retry: 3, waitMs: 1000, url: `${url}/models`, reason: `HTTP ${status}` })
})

test.each([200, 204, 301, 400, 401, 403, 404, 466])('%i is an answer', async (status) => {
  const { url, seen } = await serve((_, response) => response.writeHead(status, { 'x-a': 'b' }).end())
  const answer = await client().http({ url })
  expect([answer.status, answer.header('x-a'), answer.header('x-b')]).toEqual([status, 'b', undefined])
  expect(seen).toHaveLength(1)
})

test.each<[string, string, number[]]>([
  ['seconds', '2', [2000, 2000, 2000]],
  ['a date', new Date(START + 3000).toUTCString(), [3000, 0, 0]],
  ['a date that is over', new Date(START - 3000).toUTCString(), [0, 0, 0]],
  ['nonsense', 'soon', [0, 0, 0]],
  ['longer than the time that is left', '61', []],
  ['longer together than the time that is left', '25', [25_000, 25_000]],
])('Retry-After: %s', async (_, value, expected) => {
  const { url, seen } = await serve((__, response) => response.writeHead(429, { 'retry-after': value }).end())
  const { http, waits } = client()
  expect(await http({ url })).toMatchObject({ status: 429 })
  // The clock runs on while the test does.
  expect(waits.map((ms) => Math.ceil(ms / 1000) * 1000)).toEqual(expected)
  expect(seen).toHaveLength(expected.length + 1)
})

test('a request is repeated as it was, and recovers', async () => {
  const bodies: string[] = []
  // oxlint-disable-next-line typescript/no-misused-promises -- what fails in it fails the test by time
  const { url } = await serve(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    bodies.push(`${request.method} ${body}`)
    if (bodies.length === 1) request.socket.destroy()
    else response.writeHead(bodies.length === 2 ? 503 : 200).end('\uFEFFgrüß')
  })
  const answer = await client().http({ method: 'POST', url, body: 'a=1' })
  expect(answer).toMatchObject({ status: 200, text: 'grüß' })
  expect(bodies).toEqual(['POST a=1', 'POST a=1', 'POST a=1'])
})

test.each<[string, RequestListener, string, number]>([
  ['a connection that is reset', (request) => request.socket.resetAndDestroy(), 'NETWORK', 4],
  ['a connection that is closed', (request) => request.socket.destroy(), 'NETWORK', 4],
  [
    'a body shorter than announced',
    (_, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"data": [', () => response.socket?.destroy())
    },
    'NETWORK',
    4,
  ],
  [
    'a chunked body without its end',
    (_, response) => {
      response.write('{"data": [', () => response.socket?.destroy())
    },
    'NETWORK',
    4,
  ],
  ['an answer that is no HTTP', (request) => request.socket.end('220 mail.example ESMTP\r\n'), 'NETWORK', 4],
  ['headers that never come', () => {}, 'TIMEOUT', 4],
  [
    'a body that trickles',
    (_, response) => {
      const timer = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(timer))
    },
    'TIMEOUT',
    4,
  ],
  ['a body too large', (_, response) => response.end('x'.repeat(2000)), 'UPSTREAM_ERROR', 1],
  [
    'a small body that unpacks to one too large',
    (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(100_000)))
    },
    'UPSTREAM_ERROR',
    1,
  ],
])('names a fault: %s', async (_, answer, code, requests) => {
  const { url, seen } = await serve(answer)
  const { http } = client({ attemptMs: code === 'TIMEOUT' ? 150 : 10_000, maxBytes: 1000 })
  expect(await failure(http({ url, headers }))).toMatchObject({ code, exit: 5 })
  expect(seen).toHaveLength(requests)
})

test.each([
  ['a name that does not exist', 'http://copilot.invalid/models', 'NETWORK'],
  ['a port that no client asks', 'http://127.0.0.1:1/models', 'NETWORK'],
])('names a fault: %s', async (_, url, code) => {
  expect(await failure(client().http({ url, headers }))).toMatchObject({ code })
})

test('names a fault: nobody listens', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  const port = typeof address === 'object' ? address?.port : undefined
  const error = await failure(client().http({ url: `http://127.0.0.1:${port}/`, headers }))
  expect(error).toMatchObject({ code: 'NETWORK', message: `127.0.0.1:${port} refuses the connection` })
})

test('a header that no request can carry is not shown', async () => {
  await failure(client().http({ url: 'http://127.0.0.1:9999/', headers: { authorization: `Bearer ${CANARY}\nx` } }))
})

test('asks nothing when no time is left', async () => {
  const { url, seen } = await serve((_, response) => response.end())
  expect(await failure(client({ deadline: START }).http({ url }))).toMatchObject({ code: 'TIMEOUT' })
  expect(seen).toHaveLength(0)
})

test('the deadline ends an attempt that takes longer', async () => {
  const { url, seen } = await serve(() => {})
  const error = await failure(client({ deadline: START + 100 }).http({ url }))
  expect(error).toMatchObject({ code: 'TIMEOUT' })
  expect(seen).toHaveLength(1)
})

test('a redirect is not followed, so the token goes nowhere else', async () => {
  const other = await serve((_, response) => response.end())
  const { url } = await serve((_, response) => response.writeHead(307, { location: other.url }).end())
  expect(await client().http({ url, headers })).toMatchObject({ status: 307 })
  expect(other.seen).toEqual([])
})

test.each([
  ['in a request', 200],
  ['in a wait', 503],
])('an interruption %s ends it', async (_, status) => {
  const stop = new AbortController()
  const { url, seen } = await serve((__, response) => {
    if (status === 503) response.writeHead(503, { 'retry-after': '30' }).end()
    setTimeout(() => stop.abort(), 20)
  })
  const options = { signal: stop.signal, sleep: (ms: number) => sleep(ms, undefined, { ref: false }) }
  expect(await failure(client(options).http({ url, headers }))).toMatchObject({ code: 'INTERRUPTED', exit: 130 })
  expect(seen).toHaveLength(1)
})

test('an interruption that came before asks nothing', async () => {
  const { url, seen } = await serve((_, response) => response.end())
  expect(await failure(client({ signal: AbortSignal.abort() }).http({ url }))).toMatchObject({ code: 'INTERRUPTED' })
  expect(seen).toHaveLength(0)
})

test('a signal that stays silent changes nothing', async () => {
  let asked = 0
  const { url } = await serve((_, response) => response.writeHead((asked += 1) === 1 ? 500 : 200).end())
  expect(await client({ signal: new AbortController().signal }).http({ url })).toMatchObject({ status: 200 })
})

test('a fetch that is passed in is used', async () => {
  expect(
    await client({ fetch: async () => new Response(null, { status: 204 }) }).http({ url: 'https://copilot.invalid/' }),
  ).toMatchObject({ status: 204, text: '' })
})

test('request ids are UUIDs, and no two are the same', () => {
  const ids = Array.from({ length: 1000 }, () => makeRequestId())
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(ids).size).toBe(ids.length)
})
