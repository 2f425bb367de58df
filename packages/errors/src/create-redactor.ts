const MASK = '[redacted]'
/** Shorter values are no secrets and would mask ordinary words. */
const SHORTEST = 8

/**
 * Shapes of secrets that are masked wherever they stand: GitHub tokens (`ghp_` … `github_pat_`), Copilot tokens
 * (`tid=…;exp=…:mac`), `Authorization` values, LiteLLM and OpenAI keys (`sk-…`), credentials in an address.
 */
const shapes: readonly [RegExp, string][] = [
  [/\bgh[a-z]_[A-Za-z0-9_]{10,}/g, MASK],
  [/\bgithub_pat_[A-Za-z0-9_]{10,}/g, MASK],
  [/\btid=[^\s"',]+/g, MASK],
  [/\bsk-[A-Za-z0-9_-]{6,}/g, MASK],
  [/\b(Bearer|token|Basic)(\s+)(?=[^\s"',]*[\d_-])[^\s"',]{12,}/gi, `$1$2${MASK}`],
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, `$1${MASK}@`],
]

export interface Redactor {
  /** Masks this value from now on, in plain, URL-encoded and JSON-escaped form. */
  readonly add: (secret: string | undefined) => void
  readonly redact: (text: string) => string
}

/** The one redactor: all text that leaves the program goes through it. */
export function createRedactor(): Redactor {
  const secrets = new Set<string>()
  return {
    add(secret) {
      const value = secret?.trim()
      if (!value || value.length < SHORTEST) return
      for (const form of [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)]) secrets.add(form)
    },
    redact(text) {
      let out = text
      for (const secret of [...secrets].sort((a, b) => b.length - a.length)) out = out.replaceAll(secret, MASK)
      for (const [shape, mask] of shapes) out = out.replace(shape, mask)
      return out
    },
  }
}
