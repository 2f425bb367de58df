import { answerJson } from '../answers/answer-json.ts'
import { checkGithubToken } from '../checks/check-github-token.ts'
import type { Handler } from './endpoint.ts'

export const showUser: Handler = (call, state) => {
  const refusal = checkGithubToken(call, state)
  if (refusal !== undefined) return refusal
  const quota = { entitlement: 300, remaining: 300, percent_remaining: 100, unlimited: false, overage_permitted: false }
  return answerJson({
    login: 'simulated-user',
    access_type_sku: 'simulated_seat',
    assigned_date: '2026-01-01T00:00:00Z',
    can_signup_for_limited: false,
    chat_enabled: true,
    copilot_plan: 'individual',
    endpoints: { api: state.url, proxy: state.url, telemetry: state.url, 'origin-tracker': state.url },
    organization_list: [],
    organization_login_list: [],
    quota_reset_date: '2030-01-01',
    quota_snapshots: { chat: quota, completions: quota, premium_interactions: quota },
  })
}
