import { type Catalog, type Http, nameModelsAnswer, speaksOfPersonalToken } from '@copilot-sync/catalog'
import { makeRequestId } from './make-request-id.ts'
import { parseCatalog } from './parse-catalog.ts'
import type { Access } from './types.ts'

/** The `X-GitHub-Api-Version` that is asked for: it decides the shape of the list and the limits in it. */
export const API_VERSION = '2026-06-01'

export interface ListModelsOptions {
  readonly authenticate: (ask?: { readonly renew?: boolean }) => Promise<Access>
  readonly http: Http
  /** The editor headers. */
  readonly headers: Readonly<Record<string, string>>
  /** Default API_VERSION; null sends none. */
  readonly apiVersion?: string | null | undefined
  readonly requestId?: (() => string) | undefined
}

/**
 * `GET {apiBase}/models` as a Catalog. A 401 renews the token once; a 400 or 466 is asked once more without the API
 * version. Errors: LOGIN_REJECTED, NOT_ENTITLED (exit 4), UPSTREAM_NOT_FOUND, RATE_LIMITED, CLIENT_OBSOLETE,
 * UPSTREAM_REJECTED, UPSTREAM_ERROR, CATALOG_UNREADABLE (5), CATALOG_EMPTY (3), and those of `http` and `authenticate`.
 */
export async function listModels(options: ListModelsOptions): Promise<Catalog> {
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
    if (response.status === 200) {
      return parseCatalog(response.text, { source: url, apiBase: access.apiBase, apiVersion, secrets: [access.token] })
    }
    if (response.status === 401 && !renewed) {
      renewed = true
      access = await authenticate({ renew: true })
    } else if (apiVersion !== null && isAboutVersion(response.status, response.text)) {
      apiVersion = null
    } else {
      throw nameModelsAnswer(response, url, access.token)
    }
  }
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
