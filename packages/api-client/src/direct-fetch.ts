import type { SecureContext } from 'node:tls'
import request from 'undici/lib/api/api-request.js'
import Client from 'undici/lib/dispatcher/client.js'
import type { Env, Fetch } from './types.ts'

/**
 * The part of `fetch` that is used, on an undici connection of its own: no proxy, no redirects. Node's own `fetch` is
 * undici as well, but loads workers, websockets and zlib before the first request.
 */
export function directFetch(env: Env): Fetch {
  // Made once: reading all authorities takes 15 ms.
  let trust: Promise<SecureContext> | undefined
  return async (url, { method, headers, body, signal }) => {
    const { origin, pathname, search, protocol } = new URL(url)
    if (protocol === 'https:' && env['SSL_CERT_FILE']) trust ??= contextOf(env)
    const connect = trust ? { connect: { secureContext: await trust } } : {}
    const client = new Client(origin, { allowH2: false, pipelining: 0, ...connect })
    const options = { path: pathname + search, method, headers, body: body ?? null, signal }
    try {
      const answer = await request.call(client, options)
      const encoding = [answer.headers['content-encoding']].flat().join()
      const unpacked = encoding ? (await import('./unpack.ts')).unpack(answer.body, encoding) : answer.body
      return {
        status: answer.statusCode,
        headers: { get: (name) => [answer.headers[name]].flat().join(', ') || null },
        body: closing(unpacked, client),
      }
    } catch (error) {
      await client.destroy()
      throw error
    }
  }
}

async function contextOf(env: Env): Promise<SecureContext> {
  const { createSecureContext } = await import('node:tls')
  const { trustedAuthorities } = await import('./trusted-authorities.ts')
  return createSecureContext({ ca: trustedAuthorities(env) })
}

/** The body; the connection ends with it, so that it keeps no process alive. */
async function* closing(body: AsyncIterable<Uint8Array>, client: Client): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } finally {
    await client.destroy()
  }
}
