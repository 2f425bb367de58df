import { isMap } from '@copilot-sync/catalog'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { refuseText } from '../answers/refuse.ts'
import { asText } from '../call.ts'
import { findEndpoint } from '../endpoints/find-endpoint.ts'
import { applyFault } from '../faults/apply-fault.ts'
import { deliver } from '../faults/deliver.ts'
import { findFault } from '../faults/find-fault.ts'
import type { State } from '../state.ts'
import type { LoggedRequest } from '../types.ts'
import { logCall } from './log-call.ts'
import { readCall } from './read-call.ts'

/** One call from first byte to last; it is in the log before the client has its answer. */
export async function serveCall(
  request: IncomingMessage,
  response: ServerResponse,
  state: State,
  onRequest: (entry: LoggedRequest) => void,
): Promise<void> {
  const call = await readCall(request)
  const model = isMap(call.body) ? asText(call.body['model']) : undefined
  const fault = findFault({ method: call.method, path: call.path, model }, state)
  const delivery = applyFault(fault, () => {
    const [handler, parameter] = findEndpoint(call.method, call.path) ?? []
    return handler?.(call, state, parameter ?? '') ?? refuseText(404, '404 page not found')
  })
  onRequest(logCall(call, model, delivery.answer?.status ?? 0, state))
  await deliver(response, delivery)
}
