import { cleanText } from './clean-text.ts'
import { isSecretName } from './is-secret-name.ts'
import { MASK, maskNamedValues, maskSecret } from './mask-named-values.ts'

/** Shorter values are no secrets and would mask ordinary words. */
const SHORTEST = 8

/**
 * Shapes of secrets that are masked wherever they stand: GitHub tokens (`ghp_` … `github_pat_`), Copilot tokens
 * (`tid=…;exp=…:mac`), `Authorization` values, LiteLLM and OpenAI keys (`sk-…`, 16 characters or more, one a digit),
 * private keys, credentials in an address.
 */
const shapes: readonly [RegExp, string][] = [
  [/\bgh[a-z]_[A-Za-z0-9_]{10,}/g, MASK],
  [/\bgithub_pat_[A-Za-z0-9_]{10,}/g, MASK],
  [/\btid=[^\s"',]+/g, MASK],
  [/\bsk-(?=[A-Za-z_-]{0,200}\d)[A-Za-z0-9_-]{16,}/g, MASK],
  [/\b(Bearer|token|Basic)(\s+)(?=[^\s"',]*[\d_-])[^\s"',]{12,}/gi, `$1$2${MASK}`],
  [/(\b[a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/"'<>]+@/gi, `$1${MASK}@`],
]
const privateKey = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----(?:(?!-----BEGIN )[\w+/=\s\\-])*?-----END [A-Z ]{0,40}-----/g

export interface Redactor {
  /** Masks this value from now on, in plain, URL-encoded and JSON-escaped form. */
  readonly add: (secret: string | undefined) => void
  /** Masks what was named, what has the shape of a secret, and the values of keys whose name says secret. */
  readonly redact: (text: string) => string
  /** A value as JSON without a sign that cannot be seen: every text in it is masked by itself, as is all below a key whose name says secret. */
  readonly redactJson: (value: unknown, space?: number) => string
}

/** The one redactor: all text that leaves the program goes through it. */
export function createRedactor(): Redactor {
  const secrets = new Set<string>()
  const maskKnown = (text: string): string => {
    let out = text
    for (const secret of [...secrets].sort((a, b) => b.length - a.length)) out = out.replaceAll(secret, MASK)
    for (const [shape, mask] of shapes) out = out.replace(shape, mask)
    return out.replace(privateKey, (key) =>
      key
        .split('\n')
        .map(() => MASK)
        .join('\n'),
    )
  }
  const redact = (text: string): string => maskNamedValues(maskKnown(text))
  return {
    add(secret) {
      const value = secret?.trim()
      if (!value || (value.length < SHORTEST && !/^sk-.{3,}/.test(value))) return
      for (const form of [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)]) secrets.add(form)
    },
    redact,
    redactJson(value, space) {
      return cleanText(maskKnown(JSON.stringify(value, (name, one: unknown) => maskPart(name, one, redact), space)))
    },
  }
}

function maskPart(name: string, value: unknown, redact: Redactor['redact']): unknown {
  if (isSecretName(name)) return maskSecret(value)
  if (typeof value === 'string') return redact(value)
  return isChange(value) ? { ...value, from: maskSecret(value.from), to: maskSecret(value.to) } : value
}

/** What a field was and will be, by a path whose last name says secret. */
const isChange = (value: unknown): value is { readonly path: string; readonly from?: unknown; readonly to?: unknown } =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  typeof value.path === 'string' &&
  ('from' in value || 'to' in value) &&
  isSecretName(value.path)
