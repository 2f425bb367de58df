/* oxlint-disable eslint/no-control-regex -- a patch comes in colours */
import { isSecretName } from './is-secret-name.ts'

export const MASK = '[redacted]'

/** The end of a name that may be a secret's, its closing quote, the colon, then tags and anchors. */
const ending =
  /(?:key|token|secret|passw(?:or)?d|passphrase|credentials?|key_?id|authorization|cookie|url|string)(\\?["'])?[ \t]*:([ \t]*)((?:[!&][^\s,[\]{}]*[ \t]+)*)/gi
const LONGEST_NAME = 80
/** How far back a line's beginning is looked for. */
const LONGEST_LEAD = 400

const open = /^(?:null|~|true|false|yes|no|on|off|[-+]?[\d.][\d._]*(?:e[-+]?\d+)?|os\.environ\/.*|\[redacted\])$/i
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
 * Masks the scalar values of keys whose name says secret, in YAML, JSON, patches and prose. Numbers, booleans, null and
 * `os.environ/NAME` stay; so does the number of lines. Takes time linear in the text.
 */
export function maskNamedValues(text: string): string {
  let out = ''
  let at = 0
  ending.lastIndex = 0
  for (let match = ending.exec(text); match; match = ending.exec(text)) {
    const span = valueOf(text, match)
    if (!span) continue
    out += text.slice(at, span.from) + span.put
    at = span.to
    ending.lastIndex = Math.max(span.to, ending.lastIndex)
  }
  return at === 0 ? text : out + text.slice(at)
}

/** The value of a key whose name says secret. */
export const maskSecret = (value: string): string => (isOpen(value) ? value : MASK)

function valueOf(text: string, match: RegExpExecArray): Span | undefined {
  const [whole, quote = '', space = ''] = match
  const nameEnd = match.index + (/^\w+/.exec(whole)?.[0].length ?? 0)
  const start = nameStart(text, match.index)
  if (!isSecretName(text.slice(start, nameEnd))) return undefined
  const from = match.index + whole.length
  const head = text[from]
  if (space === '' && quote === '' && head !== '"' && head !== '\n') return undefined
  const lead = leadOf(text, start - quote.length)
  if (head === undefined || head === '\n' || head === '\r' || head === '#' || read(block, text, from) !== undefined) {
    return lineStart.test(lead) ? below(text, from, lead, head === '|' || head === '>') : undefined
  }
  return quoted(text, from) ?? plain(text, from, lead, quote)
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

function plain(text: string, from: number, lead: string, quote: string): Span | undefined {
  if (/[{[*]/.test(text[from] ?? '')) return undefined
  const [pattern, sure] = lineStart.test(lead)
    ? ([wholeLine, true] as const)
    : inFlow.test(lead)
      ? ([flowItem, true] as const)
      : inQuotes.test(lead) && quote === ''
        ? ([untilQuote, true] as const)
        : ([word, false] as const)
  const value = read(pattern, text, from)?.trimEnd()
  if (value === undefined || isOpen(value)) return undefined
  // Within a sentence only what looks like a secret is one.
  if (!sure && !(value.length >= 8 && /\d/.test(value))) return undefined
  return { from, to: from + value.length, put: MASK }
}

/** The lines below a key that are its value: a block scalar's, or a scalar that begins on the next line. */
function below(text: string, from: number, lead: string, isBlock: boolean): Span | undefined {
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
    if (bare.trim() !== '' && indent < bare.length && indent <= column) break
    if (!isBlock && /^[+-]?\s*(?:#|- |["']?[\w.-]+["']?\s*:(?:\s|$)|[{[*])/.test(bare)) break
    put += maskLine(line)
    to = next
  }
  return put === '' ? undefined : { from: first, to, put }
}

const isOpen = (value: string): boolean => value.trim() === '' || open.test(value.trim())

const withoutColor = (line: string): string => line.replace(/^\u001B\[\d+m/, '')

/** Keeps indentation, the mark of a patch, colours and the end of the line. */
const maskLine = (line: string): string =>
  line.replace(/^((?:\u001B\[\d+m)?(?:[+-](?=[ \t]))?[ \t]*)[^\s\u001B][^\n\r\u001B]*/, `$1${MASK}`)

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
