import type { JsonMap } from '@copilot-sync/catalog'
import type { Answer } from '../call.ts'

/** Server-sent events; `named` adds the `event:` line that the newer endpoints have. */
export function answerEvents(events: readonly JsonMap[], { named = false, end = '' } = {}): Answer {
  const chunks = events.map((event) => {
    const name = named && typeof event['type'] === 'string' ? `event: ${event['type']}\n` : ''
    return `${name}data: ${JSON.stringify(event)}\n\n`
  })
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' }
  return { status: 200, headers, chunks: end === '' ? chunks : [...chunks, `data: ${end}\n\n`] }
}
