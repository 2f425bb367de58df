import { once } from 'node:events'
import { createServer } from 'node:http'
import { defaultCatalog } from '../catalog/default-catalog.ts'
import { issueToken } from '../issue-token.ts'
import type { State } from '../state.ts'
import type { Simulator, SimulatorOptions } from '../types.ts'
import { demoToken } from './demo-token.ts'
import { environment } from './environment.ts'
import { serveCall } from './serve-call.ts'

/** Starts a Copilot API on loopback. Rejects when the port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { catalog, catalogs = catalog === undefined ? [] : [catalog], host = '127.0.0.1' } = options
  const state: State = {
    url: '',
    strict: options.strict ?? true,
    githubTokens: options.githubTokens ?? [demoToken],
    tokenLifetimeSeconds: options.tokenLifetimeSeconds ?? 1800,
    now: options.now ?? Date.now,
    issued: new Map(),
    catalogs,
    current: catalogs[0] ?? defaultCatalog(),
    exchanges: options.exchanges ?? [],
    device: [...(options.device ?? [])],
    faults: (options.faults ?? []).map((fault) => ({ fault, seen: 0 })),
    requests: [],
    counter: 0,
  }
  const onRequest = options.onRequest ?? (() => {})
  const server = createServer((request, response) => {
    serveCall(request, response, state, onRequest).catch(() => response.destroy())
  })
  server.listen(options.port ?? 0, host)
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  state.url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`

  return {
    url: state.url,
    apiKeyUrl: `${state.url}/copilot_internal/v2/token`,
    githubTokens: state.githubTokens,
    requests: state.requests,
    environment: () => environment(state.url),
    setCatalog: (...next) => {
      state.catalogs = next
      state.current = next[0] ?? defaultCatalog()
    },
    setExchanges: (...next) => {
      state.exchanges = next
    },
    setFaults: (faults) => {
      state.faults = faults.map((fault) => ({ fault, seen: 0 }))
    },
    setDevice: (steps) => {
      state.device = [...steps]
    },
    issueToken: () => issueToken(state),
    revokeTokens: () => state.issued.clear(),
    clearRequests: () => {
      state.requests.length = 0
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
