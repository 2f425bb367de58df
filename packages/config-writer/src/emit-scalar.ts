import { resolveTag } from '@copilot-sync/pyyaml'

export interface ScalarStyleOptions {
  /** Inside `[…]` or `{…}`, where `,` and brackets end a plain scalar. */
  readonly flow: boolean
  /** Write whole numbers with `.0`, as for costs. */
  readonly float: boolean
  /** How texts are quoted; by default only where they have to be. */
  readonly quote?: Quote
}

export type Quote = '' | '"' | "'"

const PLAIN = /^[\p{L}\p{N}_/.$(][\p{L}\p{N}\p{M} _/.$()+@%=~,;:-]*$/u
const FLOW_ONLY = /[,:]/
/** Plain text for PyYAML, but a number or a truth value for other readers of YAML. */
const DOUBTFUL = /^(?:[yYnN]|[-+]?(?:0o?[0-7]+|[\d_.]+(?:[eE][-+]?\d+)?))$/
const NEEDS_ESCAPE = /[\p{Cc}\xA0\p{Cf}\u2028\u2029\uFFFE\uFFFF]|\p{Cs}/u
const ESCAPED = /[\p{Cc}\xA0\p{Cf}\u2028\u2029\uFFFE\uFFFF]/gu

/** A string, number, truth value or null so that PyYAML reads exactly it back. Plain where that is safe. */
export function emitScalar(value: string | number | boolean | null, options: ScalarStyleOptions): string {
  if (typeof value === 'string') return emitString(value, options)
  if (typeof value === 'number') return emitNumber(value, options.float)
  return String(value)
}

function emitString(value: string, { flow, quote = '' }: ScalarStyleOptions): string {
  if (quote === '' && isPlain(value, flow)) return value
  const single = quote === "'" || (quote === '' && /["\\]/.test(value))
  if (single && !NEEDS_ESCAPE.test(value)) return `'${value.replaceAll("'", "''")}'`
  return JSON.stringify(value).replace(ESCAPED, escape)
}

/** PyYAML takes two halves of a character for two. */
function escape(char: string): string {
  const code = (char.codePointAt(0) ?? 0).toString(16)
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`
}

/** Whether a text can stand without quotes. */
export function isPlain(value: string, flow: boolean): boolean {
  if (!PLAIN.test(value) || /: |:$| $/.test(value)) return false
  if (flow && FLOW_ONLY.test(value)) return false
  return !DOUBTFUL.test(value) && !/^\.{3}/.test(value) && resolveTag(value) === 'str'
}

/** PyYAML reads a float only with a dot and a signed exponent: `1.0e-7`, never `1e-7`. */
function emitNumber(value: number, float: boolean): string {
  if (Number.isNaN(value)) return '.nan'
  if (!Number.isFinite(value)) return value < 0 ? '-.inf' : '.inf'
  if (Number.isSafeInteger(value) && !float && !Object.is(value, -0)) return String(value)
  const text = Object.is(value, -0) ? '-0' : String(value)
  const [mantissa = '', exponent] = text.split('e')
  const dotted = mantissa.includes('.') ? mantissa : `${mantissa}.0`
  return exponent === undefined ? dotted : `${dotted}e${exponent}`
}
