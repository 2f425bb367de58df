import { formatPlace, type Redactor, type SyncWarning } from '@copilot-sync/errors'
import { seenText } from './reason-text.ts'

/** A warning in words, without secrets: as `--json` gives it. */
export function wordWarning({ code, message, reason, hint, place }: SyncWarning, { redact }: Redactor): SyncWarning {
  return {
    code,
    message: redact(reason ? `${message}: ${seenText(reason)}` : message),
    ...(hint === undefined ? {} : { hint: redact(hint) }),
    ...(place === undefined ? {} : { place }),
  }
}

/** The same in one line. */
export function warningText({ message, place }: SyncWarning): string {
  return place ? `${formatPlace(place)}: ${message}` : message
}
