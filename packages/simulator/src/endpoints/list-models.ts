import { answerJson } from '../answers/answer-json.ts'
import { defaultCatalog } from '../catalog/default-catalog.ts'
import { checkApiVersion } from '../checks/check-api-version.ts'
import { checkAuthorization } from '../checks/check-authorization.ts'
import type { Handler } from './endpoint.ts'

/** Given lists are served as they are, one a fetch; the built-in one takes the shape of the version asked for. */
export const listModels: Handler = (call, state) => {
  const refusal = checkAuthorization(call, state) ?? checkApiVersion(call)
  if (refusal !== undefined) return refusal
  const [next, ...rest] = state.catalogs
  state.current = next ?? defaultCatalog(call.headers['x-github-api-version'] ?? '')
  if (rest.length > 0) state.catalogs = rest
  return answerJson(state.current, 200, { 'cache-control': 'private, max-age=21600' })
}
