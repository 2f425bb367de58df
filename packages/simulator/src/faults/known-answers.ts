import type { JsonMap } from '@copilot-sync/catalog'
import type { KnownAnswer } from '../types.ts'

interface Wording {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: JsonMap | string
}

const documentation = 'https://docs.github.com/rest'
const githubSays = (status: number, message: string, more: JsonMap = {}): Wording => ({
  status,
  body: { message, documentation_url: documentation, status: String(status), ...more },
})

/** Refusals of GitHub and of Copilot in the words that were seen. */
export const knownAnswers: Readonly<Record<KnownAnswer, Wording>> = {
  'bad-credentials': githubSays(401, 'Bad credentials'),
  'no-seat': githubSays(403, 'Resource not accessible by integration', {
    can_signup_for_limited: true,
    error_details: {
      message: 'No access to GitHub Copilot found.',
      notification_id: 'no_copilot_access',
      title: 'Sign up for GitHub Copilot',
      url: 'https://github.com/github-copilot/signup',
    },
  }),
  'personal-token': githubSays(403, 'Resource not accessible by personal access token'),
  saml: githubSays(
    403,
    'Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.',
  ),
  'ip-allow-list': githubSays(
    403,
    'Although you appear to have the correct authorization credentials, the `example` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.',
  ),
  'secondary-rate-limit': {
    ...githubSays(403, 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'),
    headers: { 'retry-after': '60' },
  },
  'client-refused': {
    status: 403,
    body: 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header',
  },
  suspended: githubSays(403, 'Sorry. Your account was suspended.'),
  'not-found': githubSays(404, 'Not Found'),
  'no-policy': { status: 403, body: 'access denied by Copilot policy' },
  'wrong-host': { status: 421, body: 'Misdirected Request' },
  'old-client': { status: 466, body: 'client version is too old' },
}
