import { createRedactor } from './create-redactor.ts'
import { repeatsSecret } from './repeats-secret.ts'

const LENGTH = 200

/**
 * What a service said, fit for an error message: the message of a JSON error body, the title of a page, or
 * else the text itself; printable characters only, the secrets masked, at most 200 characters. '' when there is nothing to quote,
 * or when it repeats a secret in disguise.
 */
export function quoteAnswer(text: string, secrets: readonly (string | undefined)[] = []): string {
  const redactor = createRedactor()
  for (const secret of secrets) redactor.add(secret)
  // Masked first: a line's end is where a value ends.
  const known = redactor.redact(messageIn(text) ?? text)
  const masked = redactor.redact(known.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim())
  const named = secrets.filter((secret) => secret !== undefined)
  if (repeatsSecret(masked, named)) return ''
  return masked.length > LENGTH ? `${masked.slice(0, LENGTH - 1)}…` : masked
}

function messageIn(text: string): string | undefined {
  if (/^\s*</.test(text)) return /<title>([^<]+)</i.exec(text)?.[1]
  try {
    const body: unknown = JSON.parse(text)
    const found = [at(at(body, 'error_details'), 'message'), at(body, 'message'), at(at(body, 'error'), 'message')]
    return [...found, at(body, 'error')].find((part): part is string => typeof part === 'string' && part.trim() !== '')
  } catch {
    return undefined
  }
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
