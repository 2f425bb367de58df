import { type Catalog, type Http, nameModelsAnswer, speaksOfPersonalToken } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import { makeRequestId } from './make-request-id.ts'
import { parseCatalog } from './parse-catalog.ts'
import type { Access } from './types.ts'

/** The `X-GitHub-Api-Version` that is asked for: it decides the shape of the list and the limits in it. */
export const API_VERSION = '2026-06-01'

export interface FetchCatalogOptions {
  readonly authenticate: (ask?: { readonly renew?: boolean }) => Promise<Access>
  readonly http: Http
  /** The editor headers. */
  readonly headers: Readonly<Record<string, string>>
  /** Default API_VERSION; null sends none. */
  readonly apiVersion?: string | null | undefined
  readonly requestId?: (() => string) | undefined
  /** All secrets known so far, beside the access's own token: read after each answer, which must not repeat one. */
  readonly secrets?: Iterable<string> | undefined
}

/**
 * `GET {apiBase}/models` as a Catalog. A 401 renews the token once, as does an answer that a new exchange may name another
 * host for; a 400 or 466 is asked once more without the API version. Errors: those of nameModelsAnswer, CATALOG_UNREADABLE,
 * TOKEN_ECHOED (exit 5), CATALOG_EMPTY (3), and those of `http` and `authenticate`.
 */
export async function fetchCatalog(options: FetchCatalogOptions): Promise<Catalog> {
  const { authenticate, http, requestId = makeRequestId } = options
  let access = await authenticate()
  let apiVersion = options.apiVersion === undefined ? API_VERSION : options.apiVersion
  let renewed = false
  for (;;) {
    const url = `${access.apiBase}/models`
    const response = await http({
      url,
      headers: requestHeaders(options.headers, access.token, apiVersion, requestId()),
    })
    const secrets = [access.token, ...(options.secrets ?? [])]
    if (response.status === 200) {
      return parseCatalog(response.text, { source: url, apiBase: access.apiBase, apiVersion, secrets })
    }
    const refusal = nameModelsAnswer(response, { url, secrets, chatEnabled: access.chatEnabled, renewed })
    if (!renewed && mayRenew(refusal, response.status, access)) {
      renewed = true
      access = await authenticate({ renew: true }).catch((error: unknown) => {
        throw response.status !== 401 && isNotLoggedIn(error) ? refusal : error
      })
    } else if (apiVersion !== null && isAboutVersion(response.status, response.text)) {
      apiVersion = null
    } else {
      throw refusal
    }
  }
}

/** A token that is over, or a host that a saved token remembers and the account has left. */
function mayRenew({ code }: SyncError, status: number, { source }: Access): boolean {
  if (status === 401 || status === 421) return true
  return (status === 403 || status === 404) && source === 'api-key-file' && code !== 'RATE_LIMITED'
}

function isNotLoggedIn(error: unknown): boolean {
  return error instanceof SyncError && error.code === 'NOT_LOGGED_IN'
}

function isAboutVersion(status: number, text: string): boolean {
  return status === 466 || (status === 400 && !speaksOfPersonalToken(text))
}

function requestHeaders(editor: Readonly<Record<string, string>>, token: string, version: string | null, id: string) {
  return {
    ...editor,
    accept: 'application/json',
    authorization: `Bearer ${token}`,
    'openai-intent': 'model-access',
    'x-request-id': id,
    ...(version === null ? {} : { 'x-github-api-version': version }),
  }
}
