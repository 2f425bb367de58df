import type { Call } from '../call.ts'
import type { State } from '../state.ts'
import { tokenKind } from '../token-kind.ts'
import type { LoggedRequest } from '../types.ts'

/** The log never holds a token, only its kind. */
export function logCall(call: Call, model: string | undefined, status: number, state: State): LoggedRequest {
  const { authorization } = call.headers
  const headers = { ...call.headers }
  if (authorization !== undefined) headers['authorization'] = tokenKind(authorization, state)
  const entry = { method: call.method, path: call.path, headers, body: call.body, model, status }
  state.requests.push(entry)
  return entry
}
