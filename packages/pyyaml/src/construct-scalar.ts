import type { Json } from './json.ts'
import type { ScalarNode } from './node.ts'
import { parseFloat11, parseInt11 } from './parse-number.ts'
import { YamlFault } from './yaml-fault.ts'

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
const TIMESTAMP =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.\d*)?(?:[ \t]*(?:Z|[-+](\d\d?)(?::(\d\d))?))?)?$/
const TRUE: ReadonlySet<string> = new Set(['yes', 'true', 'on'])
const FALSE: ReadonlySet<string> = new Set(['no', 'false', 'off'])

/**
 * The value that PyYAML's safe loader makes of a scalar. What JSON cannot say (dates, bytes, infinities, integers
 * beyond 2^53) is an object with the tag as its only key, `{ '!!timestamp': '2026-06-01' }`: equal to no plain value.
 */
export function constructScalar(node: ScalarNode): Json {
  const { tag, value } = node
  switch (tag) {
    case 'str':
      return value
    case 'null':
      return null
    case 'bool':
      return bool(node)
    case 'int':
      return number(node, parseInt11(value))
    case 'float':
      return number(node, parseFloat11(value))
    case 'timestamp':
      if (!isTimestamp(value)) throw new YamlFault(node.contentStart, 'no date after !!timestamp')
      return { '!!timestamp': value }
    case 'binary':
      if (!BASE64.test(value.replace(/\s/g, ''))) throw new YamlFault(node.contentStart, 'no base64 after !!binary')
      return { '!!binary': value.replace(/\s/g, '') }
    default:
      throw new YamlFault(node.start, `PyYAML has no value for ${describe(tag, value)}`)
  }
}

function bool({ value, contentStart }: ScalarNode): boolean {
  const name = value.toLowerCase()
  if (!TRUE.has(name) && !FALSE.has(name)) throw new YamlFault(contentStart, 'no truth value after !!bool')
  return TRUE.has(name)
}

function number({ tag, contentStart }: ScalarNode, parsed: number | bigint | undefined): Json {
  if (parsed === undefined) throw new YamlFault(contentStart, `no number after !!${tag}`)
  if (typeof parsed === 'bigint') return { '!!int': String(parsed) }
  return Number.isFinite(parsed) ? parsed : { [`!!${tag}`]: String(parsed) }
}

function describe(tag: string, value: string): string {
  return tag === 'value' || tag === 'merge' ? `an unquoted ${value}` : 'this tag'
}

/** Whether Python's `datetime` accepts this; PyYAML raises on a date such as 2026-13-01, and the config does not load. */
function isTimestamp(text: string): boolean {
  const found = TIMESTAMP.exec(text)
  if (!found) return false
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0))
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > days) return false
  return hour < 24 && minute < 60 && second < 60 && zoneHour * 60 + zoneMinute < 24 * 60
}
