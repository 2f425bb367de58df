import { createAuthenticator } from '@copilot-sync/auth'
import { homedir } from 'node:os'
import { fetchHttp } from './fetch-http.ts'

const warnings: string[] = []
const authenticate = createAuthenticator({
  env: process.env,
  home: homedir(),
  http: fetchHttp,
  headers: {},
  now: Date.now,
  onSecret: () => {},
  onWarning: (warning) => warnings.push(warning),
})
const { source } = await authenticate({ renew: true })
await authenticate({ renew: true })
process.stdout.write(JSON.stringify({ source, warnings }))
