import { refuseText } from '../answers/refuse.ts'
import type { Answer, Call } from '../call.ts'
import type { State } from '../state.ts'
import { tokenKind } from '../token-kind.ts'

const patRefusal =
  'checking third-party user token: bad request: Personal Access Tokens are not supported for this endpoint'

/** A Copilot token that lives, or a GitHub token of an account with a seat, as Bearer. */
export function checkAuthorization({ headers }: Call, state: State): Answer | undefined {
  const value = headers['authorization']
  if (value === undefined) return refuseText(401, 'unauthorized: missing Authorization header')
  const [scheme, kind = ''] = tokenKind(value, state).split(' ')
  if (kind === 'pat') return refuseText(400, patRefusal)
  if (scheme === 'Bearer' && (kind === 'copilot' || kind.startsWith('gh') || kind === 'github')) return undefined
  const why = kind === 'expired' ? 'token expired' : 'AuthenticateToken authentication failed'
  return refuseText(401, `unauthorized: ${why}`)
}
