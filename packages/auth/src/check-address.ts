import { SyncError } from '@copilot-sync/errors'

/** The address, trimmed; ADDRESS_REFUSED unless it is https, or http on loopback, and free of credentials. `from` names who gave it. */
export function checkAddress(address: string, from: string): string {
  const trimmed = address.trim()
  if (!URL.canParse(trimmed)) throw refused(`the address in ${from} is none`)
  const { protocol, hostname, host, username, password } = new URL(trimmed)
  if (username || password) throw refused(`the address in ${from} (${host}) holds credentials`)
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) {
    throw refused(`the address in ${from} (${protocol}//${host}) would carry the token in clear text`)
  }
  return trimmed
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}

export function refused(message: string): SyncError {
  return new SyncError('ADDRESS_REFUSED', message, {
    hint: 'Give an https:// address without user and password; http:// is for 127.0.0.1, ::1 and localhost only.',
  })
}
