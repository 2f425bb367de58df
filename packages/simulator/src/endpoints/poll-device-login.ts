import { isMap } from '@copilot-sync/catalog'
import { answerJson } from '../answers/answer-json.ts'
import { asText } from '../call.ts'
import type { Handler } from './endpoint.ts'

const grant = 'urn:ietf:params:oauth:grant-type:device_code'

const refusals = {
  pending: { error: 'authorization_pending', error_description: 'The authorization request is still pending.' },
  slow_down: { error: 'slow_down', error_description: 'Too many requests have been made.', interval: 10 },
  expired_token: { error: 'expired_token', error_description: 'The `device_code` has expired.' },
  access_denied: { error: 'access_denied', error_description: 'The authorization request was denied.' },
}

/** GitHub answers 200 in every case; what happened is in the body. */
export const pollDeviceLogin: Handler = (call, state) => {
  const body = isMap(call.body) ? call.body : {}
  if (body['grant_type'] !== grant) return answerJson({ error: 'unsupported_grant_type' })
  if (!asText(body['device_code'])?.startsWith('device-')) return answerJson({ error: 'incorrect_device_code' })
  const step = state.device.shift() ?? 'granted'
  if (step !== 'granted') return answerJson(refusals[step])
  return answerJson({ access_token: state.githubTokens[0] ?? '', token_type: 'bearer', scope: 'read:user' })
}
