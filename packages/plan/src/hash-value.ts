import { hashJson, type Json } from '@copilot-sync/catalog'

/** The first 16 hex digits of the SHA-256 of a value's canonical text. */
export function hashValue(value: Json): string {
  return hashJson(value).slice(0, 16)
}

/** Whether the value is one that the ledger has. */
export function isWritten(hashes: string | undefined, value: Json): boolean {
  return hashes?.split(' ').includes(hashValue(value)) ?? false
}
