import request from 'undici/lib/api/api-request.js'
import Client from 'undici/lib/dispatcher/client.js'
import type { Fetch } from './types.ts'

/**
 * The part of `fetch` that is used, on an undici connection of its own: no proxy, no redirects. Node's own `fetch` is
 * undici as well, but loads workers, websockets and zlib before the first request.
 */
export const directFetch: Fetch = async (url, { method, headers, body, signal }) => {
  const { origin, pathname, search } = new URL(url)
  const client = new Client(origin, { allowH2: false, pipelining: 0 })
  const options = {
    path: pathname + search,
    method,
    headers,
    body: body ?? null,
    signal,
  }
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

/** The body; the connection ends with it, so that it keeps no process alive. */
async function* closing(body: AsyncIterable<Uint8Array>, client: Client): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } finally {
    await client.destroy()
  }
}
