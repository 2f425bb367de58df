import { answerJson } from '../answers/answer-json.ts'
import type { Answer, Call } from '../call.ts'
import type { State } from '../state.ts'
import { tokenKind } from '../token-kind.ts'

const documentation = 'https://docs.github.com/rest'

/** GitHub's own side takes `token` and `Bearer`; kinds of token without a seat get 404, unknown ones 401. */
export function checkGithubToken({ headers }: Call, state: State): Answer | undefined {
  const [scheme = '', kind] = tokenKind(headers['authorization'] ?? '', state).split(' ')
  if (kind === 'pat') return answerJson({ message: 'Not Found', documentation_url: documentation, status: '404' }, 404)
  const known = kind === 'github' || kind?.startsWith('gh') === true
  if (known && /^(?:token|bearer)$/i.test(scheme)) return undefined
  return answerJson({ message: 'Bad credentials', documentation_url: documentation, status: '401' }, 401)
}
