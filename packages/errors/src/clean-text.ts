/**
 * What Unicode calls control, format, lone surrogate, line and paragraph separator: it steers a terminal, hides, or turns
 * the direction of what follows.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
const EACH = new RegExp(UNSEEN, 'gu')
/** Of a text of several lines its line ends and tabs stay. */
const WITHIN = /(?!\n|\t|\r\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

const short: Readonly<Record<string, string>> = { '\n': String.raw`\n`, '\r': String.raw`\r`, '\t': String.raw`\t` }

/** Text from outside as one line: what cannot be seen stands as `\n` or `\u001b`, as in JSON. */
export function cleanLine(text: string): string {
  return UNSEEN.test(text) ? text.replace(EACH, escape) : text
}

/** The same for a text of several lines, a JSON document too: there such an escape means the character itself. */
export function cleanText(text: string): string {
  return text.replace(WITHIN, escape)
}

/** Every string of a value of plain data, and every key, as `cleanLine` has it. */
export function cleanValue<T>(value: T): T
export function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return cleanLine(value)
  if (Array.isArray(value)) return value.map((item: unknown) => cleanValue(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [cleanLine(key), cleanValue<unknown>(item)]))
}

const escape = (sign: string): string => short[sign] ?? sign.replaceAll(/[^]/g, hex)

const hex = (unit: string): string => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
