import { SyncError } from '@copilot-sync/errors'
import { placesOf } from './places-of.ts'

const HINT = 'save the file as UTF-8 text, or point --config at the LiteLLM config'
/** Python's YAML reader refuses these (PyYAML 6.0.3, reader.py). */
// oxlint-disable-next-line no-control-regex
const REFUSED = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]/

/** The text of a config. A byte order mark stays in it. Throws CONFIG_NOT_TEXT for all that is not UTF-8 text. */
export function decodeConfig(bytes: Uint8Array, file: string): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) fail(file, 'is UTF-16, not UTF-8')
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const invalid = firstInvalid(bytes, text)
  if (invalid >= 0) fail(file, 'has bytes that are not UTF-8', placesOf(text, file)(invalid))
  const refused = REFUSED.exec(text)
  if (refused) {
    const code = refused[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    fail(file, `has the character U+${code}, which YAML does not allow`, placesOf(text, file)(refused.index))
  }
  return text
}

/** The offset in the decoded text of the first replacement character that the bytes do not hold themselves. */
function firstInvalid(bytes: Uint8Array, text: string): number {
  let offset = 0
  let from = 0
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
    offset += Buffer.byteLength(text.slice(from, at))
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return at
    from = at
  }
  return -1
}

function fail(file: string, message: string, place: { file: string; line?: number; col?: number } = { file }): never {
  throw new SyncError('CONFIG_NOT_TEXT', `the config ${message}`, { hint: HINT, place })
}
