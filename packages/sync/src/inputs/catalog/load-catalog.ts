import { createHttp, fetchCatalog, parseCatalog } from '@copilot-sync/api-client'
import { createAuthenticator } from '@copilot-sync/auth'
import { type Catalog, editorHeaders } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import { readFault, readInput } from '@copilot-sync/state'
import type { CommonOptions, Runtime } from '../../contract/runtime.ts'
import type { Settings } from '../settings/settings.ts'

export interface LoadedCatalog {
  readonly catalog: Catalog
  /** What tells the account that was asked from others; null when it is not known. Never to be shown. */
  readonly account: string | null
  /** GitHub's name for the plan; null when it is not known. */
  readonly sku: string | null
}

/** The catalog from a file, standard input (`-`), or Copilot. */
export async function loadCatalog(
  runtime: Runtime,
  options: CommonOptions & { readonly catalog?: string | undefined },
  settings: Settings,
): Promise<LoadedCatalog> {
  const { catalog: file } = options
  if (file !== undefined) {
    runtime.progress(file === '-' ? 'reading the catalog from standard input' : `reading the catalog from ${file}`)
    const text = await readCatalogText(runtime, file, options.timeoutMs)
    const source = file === '-' ? 'standard input' : file
    return { catalog: parseCatalog(text, { source, apiBase: null, apiVersion: null }), account: null, sku: null }
  }
  runtime.progress("asking Copilot for the account's models")
  const headers = editorHeaders(settings.editor)
  const http = createHttp({
    ...runtime,
    deadline: runtime.now() + options.timeoutMs,
    onWarning: (message) => runtime.warn({ code: 'CA_UNREADABLE', message }),
    onRetry: ({ reason, waitMs }) => runtime.progress(`${reason}; trying again in ${Math.ceil(waitMs / 1000)} s`),
  })
  const secrets = new Set<string>()
  const authenticator = createAuthenticator({
    env: runtime.env,
    home: runtime.home,
    http,
    headers,
    now: runtime.now,
    onSecret: (secret) => {
      secrets.add(secret)
      runtime.redactor.add(secret)
    },
    onWarning: (message) => runtime.warn({ code: 'TOKEN_FILE', message }),
  })
  let account: string | null = null
  let sku: string | null = null
  let host: string | null = null
  const authenticate: typeof authenticator = async (ask) => {
    const access = await authenticator(ask)
    account = access.account ?? null
    sku = access.sku ?? null
    if (host !== null && host !== access.apiBase)
      runtime.progress(`the account's host is ${access.apiBase} now, no more ${host}`)
    host = access.apiBase
    return access
  }
  const catalog = await fetchCatalog({ authenticate, http, headers, apiVersion: settings.api_version, secrets })
  return { catalog, account, sku }
}

async function readCatalogText(runtime: Runtime, file: string, timeoutMs: number): Promise<string> {
  const { files, signal } = runtime
  try {
    const bytes = await (file === '-' ? runtime.readStdin() : readInput(files.resolve(file), { signal, timeoutMs }))
    return new TextDecoder().decode(bytes)
  } catch (cause) {
    signal.throwIfAborted()
    throw new SyncError('CATALOG_UNREADABLE', `cannot be read (${readFault(cause)})`, {
      hint: 'Name a file that holds an answer of `GET /models`, or leave --catalog out to ask Copilot.',
      place: { file: file === '-' ? 'standard input' : file },
      cause,
    })
  }
}
