import type { Answer } from '../call.ts'
import type { FaultAnswer } from '../types.ts'
import { knownAnswers } from './known-answers.ts'

/** What is sent, and how. `answer` is undefined when the client gets none. */
export interface Delivery {
  readonly answer: Answer | undefined
  readonly manner: 'whole' | 'half' | 'slowly' | 'reset' | 'never'
  readonly delayMs: number
}

const page = '<!doctype html><html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>'

/** The endpoint runs only where its own answer is needed, so that a fault changes nothing behind it. */
export function applyFault(fault: FaultAnswer | undefined, run: () => Answer): Delivery {
  if (fault === undefined) return { answer: run(), manner: 'whole', delayMs: 0 }
  if (fault === 'reset') return { answer: undefined, manner: 'reset', delayMs: 0 }
  if (fault === 'hang') return { answer: undefined, manner: 'never', delayMs: 0 }
  if (fault === 'truncate') return { answer: run(), manner: 'half', delayMs: 0 }
  if (fault === 'slow-body') return { answer: run(), manner: 'slowly', delayMs: 0 }
  if (fault === 'html') return { answer: text(200, 'text/html', page), manner: 'whole', delayMs: 0 }
  if (typeof fault !== 'string' && 'delayMs' in fault) return { answer: run(), manner: 'whole', delayMs: fault.delayMs }
  const {
    status,
    headers,
    body = { message: 'simulated fault' },
  } = typeof fault === 'string' ? knownAnswers[fault] : fault
  const answer =
    typeof body === 'string' ? text(status, 'text/plain', body) : text(status, 'application/json', JSON.stringify(body))
  return { answer: { ...answer, headers: { ...answer.headers, ...headers } }, manner: 'whole', delayMs: 0 }
}

function text(status: number, type: string, body: string): Answer {
  return { status, headers: { 'content-type': type }, chunks: [body] }
}
