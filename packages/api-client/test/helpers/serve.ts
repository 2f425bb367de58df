import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { onTestFinished } from 'vitest'

interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
}

/** A server on loopback that ends with the test; `seen` holds what it was asked. */
export async function serve(answer: RequestListener, tls?: { readonly key: string; readonly cert: string }) {
  const seen: Seen[] = []
  const listener: RequestListener = (request, response) => {
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers })
    answer(request, response)
  }
  const port = await listen(tls ? createTlsServer(tls, listener) : createServer(listener))
  return { seen, port, url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}` }
}

/** A CONNECT proxy that leads every name to one port of loopback. */
export async function serveProxy(targetPort: number, status = 200) {
  const connects: { target: string; authorization: string | undefined }[] = []
  const { connect } = await import('node:net')
  const server = createServer((_, response) => response.writeHead(418).end())
  server.on('connect', (request, client: Socket) => {
    connects.push({ target: request.url ?? '', authorization: request.headers['proxy-authorization'] })
    if (status !== 200) return client.end(`HTTP/1.1 ${status} Refused\r\ncontent-length: 0\r\n\r\n`)
    const upstream = connect(targetPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.pipe(client).pipe(upstream)
    })
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy())
    return undefined
  })
  return { connects, port: await listen(server) }
}

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  server.on('tlsClientError', () => {})
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  const address = server.address() as AddressInfo
  return address.port
}
