import { acceptPolicy } from './accept-policy.ts'
import { completeChat } from './complete-chat.ts'
import { createMessage } from './create-message.ts'
import { createResponse } from './create-response.ts'
import { embed } from './embed.ts'
import type { Handler } from './endpoint.ts'
import { exchangeToken } from './exchange-token.ts'
import { listModels } from './list-models.ts'
import { pollDeviceLogin } from './poll-device-login.ts'
import { showUser } from './show-user.ts'
import { startDeviceLogin } from './start-device-login.ts'

const endpoints: Readonly<Record<string, Handler>> = {
  'GET /copilot_internal/v2/token': exchangeToken,
  'GET /copilot_internal/user': showUser,
  'POST /login/device/code': startDeviceLogin,
  'POST /login/oauth/access_token': pollDeviceLogin,
  'GET /models': listModels,
  'POST /chat/completions': completeChat,
  'POST /responses': createResponse,
  'POST /v1/messages': createMessage,
  'POST /embeddings': embed,
}

/** The handler of a call with what its path holds in place of a fixed word. */
export function findEndpoint(method: string, path: string): readonly [Handler, string] | undefined {
  const handler = endpoints[`${method} ${path}`]
  if (handler !== undefined) return [handler, '']
  const model = method === 'POST' ? /^\/models\/(.+)\/policy$/.exec(path)?.[1] : undefined
  return model === undefined ? undefined : [acceptPolicy, decodeURIComponent(model)]
}
