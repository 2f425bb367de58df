import { answerJson } from '../answers/answer-json.ts'
import { checkGithubToken } from '../checks/check-github-token.ts'
import { issueToken } from '../issue-token.ts'
import type { Handler } from './endpoint.ts'

/** GitHub token in, Copilot token out, with the whole body that the service sends. */
export const exchangeToken: Handler = (call, state) => {
  const refusal = checkGithubToken(call, state)
  if (refusal !== undefined) return refusal
  const { token, expiresAt } = issueToken(state, call.headers['authorization']?.split(/\s+/)[1])
  const [otherwise, ...rest] = state.exchanges
  if (rest.length > 0) state.exchanges = rest
  return answerJson({
    chat_enabled: true,
    code_quote_enabled: true,
    code_review_enabled: true,
    codesearch: true,
    copilotignore_enabled: false,
    endpoints: {
      api: state.url,
      'origin-tracker': state.url,
      proxy: state.url,
      telemetry: state.url,
    },
    enterprise_list: null,
    expires_at: expiresAt,
    individual: true,
    limited_user_quotas: null,
    limited_user_reset_date: null,
    organization_list: [],
    public_suggestions: 'disabled',
    refresh_in: Math.max(1, state.tokenLifetimeSeconds - 300),
    sku: 'simulated_seat',
    telemetry: 'disabled',
    token,
    vsc_electron_fetcher_v2: false,
    ...otherwise,
  })
}
