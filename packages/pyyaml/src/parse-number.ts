const INT =
  /^(?:[-+]?0b[0-1_]*[01][0-1_]*|[-+]?0[0-7_]*|[-+]?[1-9][0-9_]*|[-+]?0x[0-9a-fA-F_]*[0-9a-fA-F][0-9a-fA-F_]*|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/
const COMMON = /^(?:0|-?[1-9][0-9]{0,14})$/
const FLOAT = /^[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:e[-+]?[0-9]+)?$/
const SEXAGESIMAL = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/
/** Python 3.11 refuses to convert longer runs of decimal digits. */
const MOST_DIGITS = 4300

/** An integer of YAML 1.1; a bigint where a number would lose digits; undefined where the text is none. */
export function parseInt11(text: string): number | bigint | undefined {
  if (COMMON.test(text)) return Number(text)
  if (!INT.test(text)) return undefined
  const bare = text.replaceAll('_', '').replace(/^[-+]/, '')
  const sign = text.startsWith('-') ? -1n : 1n
  const value = magnitude(bare)
  if (value === undefined) return undefined
  const signed = sign * value
  const small = Number(signed)
  return Number.isSafeInteger(small) ? small : signed
}

function magnitude(bare: string): bigint | undefined {
  if (/^0[bx]/.test(bare)) return BigInt(bare)
  if (bare.length > 1 && bare.startsWith('0')) return BigInt(`0o${bare}`)
  if (bare.length > MOST_DIGITS) return undefined
  return bare.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n)
}

/** A float of YAML 1.1, also one that only a `!!float` makes one; undefined where the text is none. */
export function parseFloat11(text: string): number | undefined {
  const bare = text.toLowerCase().replace(/^[-+]/, '')
  const sign = text.startsWith('-') ? -1 : 1
  if (bare === '.inf') return sign * Infinity
  if (bare === '.nan') return Number.NaN
  if (FLOAT.test(text.toLowerCase())) return sign * Number(bare.replaceAll('_', ''))
  if (!SEXAGESIMAL.test(text)) return undefined
  const parts = bare.replaceAll('_', '').split(':').map(Number).toReversed()
  return sign * parts.reduce((sum, part, index) => sum + part * 60 ** index, 0)
}
