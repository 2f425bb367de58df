const LONGEST_NAME = 100
const LONGEST_VALUE = 1000

const messages = {
  name: 'has a name that no header can have',
  'long-name': `has a name of more than ${LONGEST_NAME} characters`,
  'set-by-program': 'is set by the program itself',
  'set-by-setting': 'has a setting of its own: `api_version` or `images`',
  twice: 'stands there twice, in another case of letters',
  'no-text': 'has a value that is no text; put it in quotes',
  empty: 'has an empty value',
  spaces: 'has a value that begins or ends with a space',
  unprintable: 'has a value with characters that are not printable ASCII',
  'long-value': `has a value of more than ${LONGEST_VALUE} characters`,
}

export interface HeaderFault {
  /** As it was given. */
  readonly name: string
  readonly code: keyof typeof messages
  /** For people; it does not show the value. */
  readonly message: string
}

/** Of the connection, of the message's body, of the login and of the single request: never the editor's. */
const ofProgram = new Set([
  'connection',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'accept',
  'accept-encoding',
  'content-encoding',
  'content-length',
  'content-type',
  'authorization',
  'cookie',
  'proxy-authenticate',
  'proxy-authorization',
  'set-cookie',
  'www-authenticate',
  'x-request-id',
])
const ofSettings = new Set(['copilot-vision-request', 'x-github-api-version'])

/** What is wrong with header names and values that somebody gave, in their order. */
export function findHeaderFaults(values: Readonly<Record<string, unknown>>): HeaderFault[] {
  const seen = new Set<string>()
  return Object.entries(values).flatMap(([given, value]) => {
    const name = given.toLowerCase()
    const code = nameFault(name) ?? (seen.has(name) ? 'twice' : valueFault(value))
    seen.add(name)
    return code ? [{ name: given, code, message: messages[code] }] : []
  })
}

function nameFault(name: string): HeaderFault['code'] | undefined {
  if (!/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name) || name === '__proto__') return 'name'
  if (name.length > LONGEST_NAME) return 'long-name'
  if (ofProgram.has(name)) return 'set-by-program'
  return ofSettings.has(name) ? 'set-by-setting' : undefined
}

function valueFault(value: unknown): HeaderFault['code'] | undefined {
  if (typeof value !== 'string') return 'no-text'
  if (value === '') return 'empty'
  if (!/^[\x20-\x7e]*$/.test(value)) return 'unprintable'
  if (value.trim() !== value) return 'spaces'
  return value.length > LONGEST_VALUE ? 'long-value' : undefined
}
