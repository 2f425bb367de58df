import { createAuthenticator } from '@copilot-sync/auth'
import { type Catalog, createHttp, editorHeaders, listModels, parseCatalog } from '@copilot-sync/api-client'
import { SyncError } from '@copilot-sync/errors'
import { readFault, readInput } from '@copilot-sync/state'
import { resolve } from 'node:path'
import type { CommonOptions, Runtime } from '../runtime.ts'
import type { Settings } from '../settings/settings.ts'

export interface LoadedCatalog {
  readonly catalog: Catalog
  /** What tells the account that was asked from others; null when it is not known. Never to be shown. */
  readonly account: string | null
}

/** The catalog from a file, standard input (`-`), or Copilot. */
export async function loadCatalog(
  runtime: Runtime,
  options: CommonOptions & { readonly catalog?: string | undefined },
  settings: Settings,
): Promise<LoadedCatalog> {
  const { catalog: file } = options
  if (file !== undefined) {
    runtime.step(file === '-' ? 'reading the catalog from standard input' : `reading the catalog from ${file}`)
    const text = await readCatalogText(runtime, file, options.timeoutMs)
    const source = file === '-' ? 'standard input' : file
    return { catalog: parseCatalog(text, { source, apiBase: null, apiVersion: null }), account: null }
  }
  runtime.step("asking Copilot for the account's models")
  const headers = editorHeaders(settings.editor)
  const http = createHttp({
    ...runtime,
    deadline: runtime.now() + options.timeoutMs,
    onRetry: ({ reason, waitMs }) => runtime.step(`${reason}; trying again in ${Math.ceil(waitMs / 1000)} s`),
  })
  const authenticator = createAuthenticator({
    env: runtime.env,
    home: runtime.home,
    http,
    headers,
    now: runtime.now,
    onSecret: runtime.redactor.add,
    onWarning: runtime.warn,
  })
  let account: string | null = null
  const authenticate: typeof authenticator = async (ask) => {
    const access = await authenticator(ask)
    account = access.account ?? null
    return access
  }
  const catalog = await listModels({ authenticate, http, headers, apiVersion: settings.api_version })
  return { catalog, account }
}

async function readCatalogText(runtime: Runtime, file: string, timeoutMs: number): Promise<string> {
  const { cwd, signal } = runtime
  try {
    const bytes = await (file === '-' ? runtime.readStdin() : readInput(resolve(cwd, file), { signal, timeoutMs }))
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
