import { quoteAnswer, SyncError, type ErrorCode } from '@copilot-sync/errors'
import type { HttpResponse } from '../http.ts'

/** What an answer means: the code, what the address does, and the way out. */
export interface Meaning {
  readonly code: ErrorCode
  readonly what: string
  readonly hint: string
}

const failed: Meaning = {
  code: 'UPSTREAM_ERROR',
  what: 'failed',
  hint: 'Run it again later; see githubstatus.com. Nothing was changed.',
}
const obsolete: Meaning = {
  code: 'CLIENT_OBSOLETE',
  what: 'says that this client is too old',
  hint: 'Set newer editor headers in the settings (editor-version, editor-plugin-version, user-agent) or update copilot-sync.',
}

export const limited: Meaning = {
  code: 'RATE_LIMITED',
  what: 'asks to wait',
  hint: 'Run it again later, and less often.',
}

/** What a status means whatever was asked; `variable` is the one that sets the address. */
export function commonMeaning(status: number, variable: string): Meaning | undefined {
  if (status === 429) return limited
  if (status === 466) return obsolete
  if (status === 499 || status >= 500) return failed
  if (status < 300 || status >= 400) return undefined
  return {
    code: 'UPSTREAM_REJECTED',
    what: 'sends elsewhere; a token is not carried along',
    hint: `Set ${variable} to the final address, and check that no login page of a network stands between.`,
  }
}

interface Asked {
  readonly url: string
  /** What no message may show. */
  readonly secrets: readonly string[]
  /** More about the request, for people. */
  readonly note?: string
}

/** The meaning as an error that quotes the answer. */
export function answerError(meaning: Meaning, response: HttpResponse, { url, secrets, note }: Asked): SyncError {
  const { status, text, retryAfterMs } = response
  const quoted = quoteAnswer(text, secrets)
  const wait = retryAfterMs === undefined ? '' : ` It asks to wait ${Math.ceil(retryAfterMs / 1000)} s.`
  const circumstances = note === undefined ? `HTTP ${status}` : `HTTP ${status}, ${note}`
  return new SyncError(meaning.code, `${url} ${meaning.what} (${circumstances})${quoted && `: ${quoted}`}`, {
    hint: meaning.hint + wait,
  })
}
