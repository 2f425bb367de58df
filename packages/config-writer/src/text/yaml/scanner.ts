import { isBlankOrEnd } from './chars.ts'
import { Cursor } from './cursor.ts'
import { scanAnchor } from './scan-anchor.ts'
import { scanBlockScalar } from './scan-block-scalar.ts'
import { scanDirective } from './scan-directive.ts'
import { scanPlain } from './scan-plain.ts'
import { scanQuoted } from './scan-quoted.ts'
import { scanTag } from './scan-tag.ts'
import { Kind, Token } from './token.ts'

/** A token that may turn out to be a key, once a `:` follows on its line. */
interface SimpleKey {
  readonly number: number
  readonly required: boolean
  readonly pos: number
  readonly lineStart: number
  readonly column: number
}

const KEY_LENGTH = 1024
const PLAIN_KEY = /([A-Za-z_][\w./-]{0,200}):(?=[ \r\n])/y
const BLOCK_ONLY = '|>'
const NEVER_PLAIN = `,[]{}#&*!|>'"%@\``

/** Cuts text into the tokens that PyYAML 6.0.3 would see, and refuses what it refuses. */
export class Scanner extends Cursor {
  readonly #tokens: Token[] = []
  #head = 0
  #taken = 0
  #done = false
  readonly #indents: number[] = []
  readonly #keys: (SimpleKey | undefined)[] = []

  constructor(text: string, start: { offset: number; flow: boolean }) {
    super(text, start.offset)
    if (start.flow) this.flowLevel = 1
  }

  peek(): Token {
    while (this.#needsMore()) this.#fetch()
    return this.#tokens[this.#head] ?? this.fail('unexpected end')
  }

  next(): Token {
    const token = this.peek()
    this.#head += 1
    this.#taken += 1
    if (this.#head === this.#tokens.length) {
      this.#tokens.length = 0
      this.#head = 0
    }
    return token
  }

  #needsMore(): boolean {
    if (this.#done) return false
    if (this.#tokens.length === 0) return true
    this.#dropStaleKeys()
    for (let level = 0; level < this.#keys.length; level += 1) {
      if (this.#keys[level]?.number === this.#taken) return true
    }
    return false
  }

  #fetch(): void {
    this.#toNextToken()
    this.#dropStaleKeys()
    this.#unwind(this.column)
    if (this.allowSimpleKey && this.flowLevel === 0 && this.#plainKey()) return
    if (this.at() === 0) return this.#end()
    const char = this.text.charAt(this.pos)
    if (this.column === 0) {
      if (char === '%') return this.#outside(() => scanDirective(this))
      if (this.atDocumentMark()) {
        const kind = char === '-' ? Kind.documentStart : Kind.documentEnd
        return this.#outside(() => this.#take(kind, 3))
      }
    }
    this.#fetchContent(char)
  }

  /** The common `key:` at once, with the tokens that the longer way would give. */
  #plainKey(): boolean {
    PLAIN_KEY.lastIndex = this.pos
    const name = PLAIN_KEY.exec(this.text)?.[1]
    if (name === undefined) return false
    const start = this.pos
    const colon = start + name.length
    this.#dropKey()
    if (this.#indentTo(this.column)) this.#tokens.push(new Token(Kind.blockMappingStart, start, start))
    this.#tokens.push(new Token(Kind.key, start, start), new Token(Kind.scalar, start, colon, name))
    this.#tokens.push(new Token(Kind.value, colon, colon + 1))
    this.pos = colon + 1
    this.allowSimpleKey = false
    return true
  }

  #fetchContent(char: string): void {
    const flow = this.flowLevel !== 0
    const spaced = isBlankOrEnd(this.at(1))
    if (char === '[') return this.#openFlow(Kind.flowSequenceStart)
    if (char === '{') return this.#openFlow(Kind.flowMappingStart)
    if (char === ']') return this.#closeFlow(Kind.flowSequenceEnd)
    if (char === '}') return this.#closeFlow(Kind.flowMappingEnd)
    if (char === ',') return this.#indicator(Kind.flowEntry, true)
    if (char === '-' && spaced) return this.#blockIndicator(Kind.blockEntry, 'a list item is', true)
    if (char === '?' && (flow || spaced)) return this.#blockIndicator(Kind.key, 'a `?` key is', !flow)
    if (char === ':' && (flow || spaced)) return this.#value()
    if (char === '*' || char === '&') return this.#node(scanAnchor)
    if (char === '!') return this.#node(scanTag)
    if (char === "'" || char === '"') return this.#node(scanQuoted)
    if (!flow && BLOCK_ONLY.includes(char)) {
      this.allowSimpleKey = true
      this.#dropKey()
      this.#tokens.push(scanBlockScalar(this))
      return
    }
    const plain = '-?:'.includes(char) ? !spaced && (char === '-' || !flow) : !NEVER_PLAIN.includes(char)
    if (!plain || char === '\t' || char === '\0') {
      this.fail(`the character ${JSON.stringify(char)} cannot start a value here`)
    }
    this.#node(scanPlain)
  }

  #toNextToken(): void {
    if (this.pos === 0 && this.at() === 0xfeff) {
      this.pos = 1
      this.lineStart = 1
    }
    for (;;) {
      this.skipSpaces()
      this.skipComment()
      if (this.lineBreak() === '') return
      if (this.flowLevel === 0) this.allowSimpleKey = true
    }
  }

  #take(kind: Kind, length: number): Token {
    const start = this.pos
    this.pos += length
    return new Token(kind, start, this.pos)
  }

  #end(): void {
    if (this.pos < this.text.length) this.fail('a NUL character')
    this.#outside(() => this.#take(Kind.streamEnd, 0))
    this.#keys.length = 0
    this.#done = true
  }

  #outside(scan: () => Token): void {
    this.#unwind(-1)
    this.#dropKey()
    this.allowSimpleKey = false
    this.#tokens.push(scan())
  }

  #node(scan: (cursor: Cursor) => Token): void {
    this.#saveKey()
    this.allowSimpleKey = false
    this.#tokens.push(scan(this))
  }

  #indicator(kind: Kind, allowSimpleKey: boolean): void {
    this.allowSimpleKey = allowSimpleKey
    this.#dropKey()
    this.#tokens.push(this.#take(kind, 1))
  }

  #openFlow(kind: Kind): void {
    this.#saveKey()
    this.flowLevel += 1
    this.allowSimpleKey = true
    this.#tokens.push(this.#take(kind, 1))
  }

  #closeFlow(kind: Kind): void {
    this.#dropKey()
    if (this.flowLevel === 0) this.fail('a bracket closes that was not opened')
    this.flowLevel -= 1
    this.allowSimpleKey = false
    this.#tokens.push(this.#take(kind, 1))
  }

  #blockIndicator(kind: Kind, what: string, allowSimpleKey: boolean): void {
    if (this.flowLevel === 0) {
      if (!this.allowSimpleKey) this.fail(`${what} not allowed here`)
      if (this.#indentTo(this.column)) {
        const opens = kind === Kind.blockEntry ? Kind.blockSequenceStart : Kind.blockMappingStart
        this.#tokens.push(new Token(opens, this.pos, this.pos))
      }
    }
    this.#indicator(kind, allowSimpleKey)
  }

  #value(): void {
    const key = this.#keys[this.flowLevel]
    if (!key) return this.#blockIndicator(Kind.value, 'a `:` is', this.flowLevel === 0)
    this.#keys[this.flowLevel] = undefined
    const at = this.#head + key.number - this.#taken
    this.#tokens.splice(at, 0, new Token(Kind.key, key.pos, key.pos))
    if (this.flowLevel === 0 && this.#indentTo(key.column)) {
      this.#tokens.splice(at, 0, new Token(Kind.blockMappingStart, key.pos, key.pos))
    }
    this.allowSimpleKey = false
    this.#tokens.push(this.#take(Kind.value, 1))
  }

  #unwind(column: number): void {
    if (this.flowLevel !== 0) return
    while (this.indent > column) {
      this.indent = this.#indents.pop() ?? -1
      this.#tokens.push(new Token(Kind.blockEnd, this.pos, this.pos))
    }
  }

  #indentTo(column: number): boolean {
    if (this.indent >= column) return false
    this.#indents.push(this.indent)
    this.indent = column
    return true
  }

  #saveKey(): void {
    if (!this.allowSimpleKey) return
    this.#dropKey()
    this.#keys[this.flowLevel] = {
      number: this.#taken + this.#tokens.length - this.#head,
      required: this.flowLevel === 0 && this.indent === this.column,
      pos: this.pos,
      lineStart: this.lineStart,
      column: this.column,
    }
  }

  #dropKey(): void {
    const key = this.#keys[this.flowLevel]
    if (key?.required) this.#missingColon(key)
    this.#keys[this.flowLevel] = undefined
  }

  #dropStaleKeys(): void {
    for (let level = 0; level < this.#keys.length; level += 1) {
      const key = this.#keys[level]
      if (!key || (key.lineStart === this.lineStart && !this.#isTooLong(key))) continue
      if (key.required) this.#missingColon(key)
      this.#keys[level] = undefined
    }
  }

  #isTooLong(key: SimpleKey): boolean {
    return this.pos - key.pos > KEY_LENGTH && Array.from(this.text.slice(key.pos, this.pos)).length > KEY_LENGTH
  }

  #missingColon(key: SimpleKey): never {
    return this.fail("could not find the expected ':' of this key", key.pos)
  }
}
