import { answerJson } from '../answers/answer-json.ts'
import { checkAuthorization } from '../checks/check-authorization.ts'
import type { Handler } from './endpoint.ts'

/** Consent is a person's to give: the simulated organization manages its models and refuses. */
export const acceptPolicy: Handler = (call, state, model) => {
  const message = `access to this endpoint is forbidden: the policy of ${model} is managed by your organization`
  return checkAuthorization(call, state) ?? answerJson({ error: { message, code: 'forbidden' } }, 403)
}
