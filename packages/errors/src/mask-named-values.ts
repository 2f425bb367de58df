/* oxlint-disable eslint/no-control-regex -- a patch comes in colours */
import { isSecretName } from './is-secret-name.ts'

export const MASK = '[redacted]'

/** The end of a name that may be a secret's, its closing quote, the colon, then tags and anchors. */
const ending =
  /(?:keys?|tokens?|secrets?|passw(?:or)?ds?|passphrases?|credentials?|key_?id|authorization|cookies?|url|string)(\\?["'])?[ \t]*:([ \t]*)((?:[!&][^\s,[\]{}]*[ \t]+)*)/gi
const LONGEST_NAME = 80
/** How far back a line's beginning is looked for. */
const LONGEST_LEAD = 400

const open = /^(?:null|~|true|false|yes|no|on|off|os\.environ\/.*|\[redacted\])$/i
const anchor = /&([\w-]+)/g
/** Longer lists and mappings in brackets are masked as far as this. */
const LONGEST_FLOW = 200_000
/** A text with the colon of a key, or a number, in JSON and in JSON within a text of JSON. */
const jsonLeaf = /"((?:[^"\\]|\\[^])*)"(\s*:)?|-?\b\d[\d.eE+-]*/g
const escapedLeaf = /\\"((?:[^"\\]|\\[^"])*)\\"(\s*:)?|-?\b\d[\d.eE+-]*/g
/** A line of a list or a mapping: what stays of it, and its value. */
const leaf =
  /^((?:\u001B\[\d+m)?(?:[+-](?=[ \t]|- ))?[ \t]*(?:- +)*(?:(?:"[^"\n]*"|'[^'\n]*'|[\w.-]+)[ \t]*:(?:[ \t]+|(?=[\r\n\u001B]|$)))?)([^\n\r\u001B]*)/
/** Before a key that begins a line, also a line of a patch, of a list, or of a text within a JSON string. */
const lineStart = /(?:^|\\n)(?:\u001B\[\d+m)?[+-]?[ \t]*(?:[-?][ \t]+)*$/
const inFlow = /[{,[][ \t]*$/
const inQuotes = /(["'])$/
const block = /[|>][-+\d]*[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/y
const escapedQuoted = /\\"((?:[^"\\\n]|\\[^"\n]){0,20000})\\"/y
const doubleQuoted = /"((?:[^"\\]|\\[^]){0,20000})"/y
const singleQuoted = /'((?:[^']|''){0,20000})'/y
const wholeLine = /(?:(?![ \t]#|\\n|\\?"[,}\]])[^\n\r\u001B])+/y
const flowItem = /[^,}\]\n\r\u001B]+/y
const untilQuote = /[^"'\n\r\u001B]+/y
const word = /[^\s,;"'}\u001B]+/y

interface Span {
  readonly from: number
  readonly to: number
  readonly put: string
}

/**
 * Masks the values of keys whose name says secret, in YAML, JSON, patches and prose: texts, numbers, and those in a list or
 * mapping below. Booleans, null, aliases and `os.environ/NAME` stay; so does the number of lines. Takes time linear in the text.
 */
export function maskNamedValues(text: string): string {
  let out = ''
  let at = 0
  let anchors: ReadonlySet<string> | undefined
  // A text without quotes that begins with a star is no alias when nothing has its name.
  const isShown = (value: string): boolean =>
    isOpen(value) || (value.startsWith('*') && (anchors ??= anchorsIn(text)).has(value.trim().slice(1)))
  ending.lastIndex = 0
  for (let match = ending.exec(text); match; match = ending.exec(text)) {
    const span = valueOf(text, match, isShown)
    if (!span) continue
    out += text.slice(at, span.from) + span.put
    at = span.to
    ending.lastIndex = Math.max(span.to, ending.lastIndex)
  }
  return at === 0 ? text : out + text.slice(at)
}

type IsShown = (value: string) => boolean

const anchorsIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(anchor)].map(([, name = '']) => name))

/** The value of a key whose name says secret; of a list or mapping each value in it. */
export function maskSecret(value: unknown): unknown {
  if (typeof value === 'string') return isOpen(value) ? value : MASK
  if (typeof value === 'number') return MASK
  if (Array.isArray(value)) return value.map(maskSecret)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, maskSecret(item)]))
}

function valueOf(text: string, match: RegExpExecArray, isShown: IsShown): Span | undefined {
  const [whole, quote = '', space = ''] = match
  const nameEnd = match.index + (/^\w+/.exec(whole)?.[0].length ?? 0)
  const start = nameStart(text, match.index)
  if (!isSecretName(text.slice(start, nameEnd))) return undefined
  const from = match.index + whole.length
  const head = text[from]
  if (space === '' && quote === '' && head !== '"' && head !== '\n') return undefined
  const lead = leadOf(text, start - quote.length)
  if (head === undefined || head === '\n' || head === '\r' || head === '#' || read(block, text, from) !== undefined) {
    if (!lineStart.test(lead)) return undefined
    return below(text, from, lead, head === '|' || head === '>' ? maskLine : (line) => maskLeaf(line, isShown))
  }
  if (head === '[' || head === '{') {
    return quote !== '' || lineStart.test(lead) || inFlow.test(lead) ? bracketed(text, from, quote) : undefined
  }
  return quoted(text, from) ?? plain(text, from, { lead, quote, isShown })
}

/** A quoted value; one without an end is masked to the end of its line. */
function quoted(text: string, from: number): Span | undefined {
  for (const [mark, pattern] of [
    ['\\"', escapedQuoted],
    ['"', doubleQuoted],
    ["'", singleQuoted],
  ] as const) {
    if (!text.startsWith(mark, from)) continue
    const value = read(pattern, text, from)
    if (value === undefined) break
    const inner = value.slice(mark.length, -mark.length)
    const to = from + value.length
    return { from, to, put: isOpen(inner) ? value : mark + inner.split('\n').map(maskLine).join('\n') + mark }
  }
  return undefined
}

/** A list or mapping in brackets; one without an end is masked as far as is looked. */
function bracketed(text: string, from: number, quote: string): Span | undefined {
  let depth = 0
  let inside = ''
  let to = from
  const last = Math.min(text.length, from + LONGEST_FLOW)
  do {
    const sign = text[to] ?? ''
    if (inside !== '') {
      if (sign === inside) inside = ''
    } else if (sign === '"' || sign === "'") inside = sign
    else if (sign === '[' || sign === '{') depth += 1
    else if (sign === ']' || sign === '}') depth -= 1
    to += 1
  } while (depth > 0 && to < last)
  const value = text.slice(from, to)
  if (/^(?:\[\s*\]|\{\s*\})$/.test(value)) return undefined
  // JSON stays JSON.
  if (quote.endsWith('"')) {
    const put = value.replace(quote === '"' ? jsonLeaf : escapedLeaf, (whole, inner?: string, colon?: string) =>
      colon !== undefined || (inner !== undefined && isOpen(inner)) ? whole : quote + MASK + quote,
    )
    return { from, to, put }
  }
  const [, ...more] = value.split('\n')
  return { from, to, put: [MASK, ...more.map(maskLine)].join('\n') }
}

interface Around {
  readonly lead: string
  readonly quote: string
  readonly isShown: IsShown
}

function plain(text: string, from: number, { lead, quote, isShown }: Around): Span | undefined {
  const [pattern, sure] = lineStart.test(lead)
    ? ([wholeLine, true] as const)
    : inFlow.test(lead)
      ? ([flowItem, true] as const)
      : inQuotes.test(lead) && quote === ''
        ? ([untilQuote, true] as const)
        : ([word, false] as const)
  const value = read(pattern, text, from)?.trimEnd()
  if (value === undefined || isShown(value)) return undefined
  // Within a sentence only what looks like a secret is one.
  if (!sure && !(value.length >= 8 && /\d/.test(value))) return undefined
  const isJson = quote.endsWith('"') && /^[\d.eE+-]+$/.test(value)
  return { from, to: from + value.length, put: isJson ? quote + MASK + quote : MASK }
}

/** The lines below a key that are its value: a block scalar's, or what begins on the next line. */
function below(text: string, from: number, lead: string, mask: (line: string) => string): Span | undefined {
  const column = withoutColor(lead).length
  const first = text.indexOf('\n', from) + 1
  if (first === 0) return undefined
  let put = ''
  let to = first
  while (to < text.length) {
    const end = text.indexOf('\n', to)
    const next = end === -1 ? text.length : end + 1
    const line = text.slice(to, next)
    const bare = withoutColor(line)
    const indent = /^[+-]?\s*/.exec(bare)?.[0].length ?? 0
    const ends = indent < column || (indent === column && !bare.startsWith('- ', indent))
    if (bare.trim() !== '' && indent < bare.length && ends) break
    put += mask(line)
    to = next
  }
  return put === '' ? undefined : { from: first, to, put }
}

const isOpen = (value: string): boolean => value.trim() === '' || open.test(value.trim())

const withoutColor = (line: string): string => line.replace(/^\u001B\[\d+m/, '')

/** Keeps indentation, the mark of a patch, colours and the end of the line. */
const maskLine = (line: string): string =>
  line.replace(/^((?:\u001B\[\d+m)?(?:[+-](?=[ \t]))?[ \t]*)[^\s\u001B][^\n\r\u001B]*/, `$1${MASK}`)

/** Keeps the key or the dash of a line too. */
function maskLeaf(line: string, isShown: IsShown): string {
  return line.replace(leaf, (whole, kept: string, value: string) =>
    value.trim() === '' || /^(?:#|[|>][-+\d]*\s*$)/.test(value) || isShown(value) ? whole : kept + MASK,
  )
}

/** What stands before a key in its line. */
function leadOf(text: string, end: number): string {
  const before = text.slice(Math.max(0, end - LONGEST_LEAD), end)
  const isCut = end > LONGEST_LEAD && !before.includes('\n')
  return isCut ? `…${before}` : before.slice(before.lastIndexOf('\n') + 1)
}

function nameStart(text: string, end: number): number {
  let start = end
  while (start > 0 && end - start < LONGEST_NAME && /[\w.-]/.test(text[start - 1] ?? '')) start -= 1
  // The mark of a patch is no part of the name.
  while (start < end && /[.-]/.test(text[start] ?? '')) start += 1
  return start
}

function read(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}
