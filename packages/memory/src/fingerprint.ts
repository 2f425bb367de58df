import { createHmac } from 'node:crypto'

/** Tells one account from another without naming it: 16 hex digits, different in each state folder. */
export function fingerprint(account: string, salt: string): string {
  return createHmac('sha256', salt).update(account).digest('hex').slice(0, 16)
}
