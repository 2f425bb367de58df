/** Shorter values would be found in ordinary words. */
const SHORTEST = 8

/** Whether the text repeats one of the secrets: as it is, escaped as in JSON or an address, in base64 at any offset, in hex. */
export function repeatsSecret(text: string, secrets: Iterable<string>): boolean {
  const forms = [...secrets].flatMap((secret) => formsOf(secret.trim()))
  if (forms.length === 0) return false
  const plain = withoutEscapes(text)
  return forms.some((form) => plain.includes(form))
}

function formsOf(secret: string): string[] {
  if (secret.length < SHORTEST) return []
  const hex = Buffer.from(secret).toString('hex')
  const base64 = base64Forms(secret)
  const ofAddress = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))
  return [secret, ...base64, ...ofAddress, hex, hex.toUpperCase()]
}

/** `\u0041`, `\/` and `%41` as what they stand for; an address within JSON may have both. */
function withoutEscapes(text: string): string {
  const json = text.includes('\\')
    ? text.replaceAll(/\\(?:u([0-9a-f]{4})|(["\\/]))/gi, (_, code: string | undefined, own: string) =>
        code === undefined ? own : String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text
  return json.includes('%')
    ? json.replaceAll(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : json
}

/** What of it stays the same in base64, whatever one, two or no bytes stand before and whatever comes after. */
function base64Forms(secret: string): string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.from('\0'.repeat(before) + secret)
    const whole = Math.floor((bytes.length * 8) / 6)
    const skipped = Math.ceil((before * 8) / 6)
    return bytes.toString('base64').slice(skipped, whole)
  })
}
