import { isMap } from '@copilot-sync/catalog'
import { answerJson } from '../answers/answer-json.ts'
import { asText } from '../call.ts'
import { stamp } from '../stamp.ts'
import type { Handler } from './endpoint.ts'

export const startDeviceLogin: Handler = (call, state) => {
  const client = isMap(call.body) ? asText(call.body['client_id']) : undefined
  if (!client) return answerJson({ error: 'Not Found' }, 404)
  return answerJson({
    device_code: `device-${stamp(state).id}`,
    user_code: 'SIMU-LATE',
    verification_uri: `${state.url}/login/device`,
    expires_in: 900,
    interval: 5,
  })
}
