import { setTimeout as wait } from 'node:timers/promises'
import { createHttp, fetchCatalog } from '../../packages/api-client/src/index.ts'
import { createAuthenticator } from '../../packages/auth/src/index.ts'
import { editorHeaders } from '../../packages/catalog/src/index.ts'
import type { JsonMap } from '../../packages/catalog/src/index.ts'
import type { Redactor } from '../../packages/errors/src/index.ts'

/** The models of the account that the environment's token belongs to, as the service tells them. */
export async function listAccount(
  env: Readonly<Record<string, string>>,
  redactor: Redactor,
  print: (text: string) => void,
): Promise<readonly JsonMap[]> {
  const headers = editorHeaders()
  const http = createHttp({
    env,
    signal: new AbortController().signal,
    now: Date.now,
    sleep: (milliseconds) => wait(milliseconds),
    random: Math.random,
    deadline: Date.now() + 60_000,
  })
  const authenticate = createAuthenticator({
    env,
    home: env['HOME'] ?? '',
    http,
    headers,
    now: Date.now,
    onSecret: redactor.add,
    onWarning: print,
  })
  return (await fetchCatalog({ authenticate, http, headers })).models
}
