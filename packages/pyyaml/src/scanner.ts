import { isBlankOrEnd } from './chars.ts'
import { Cursor } from './cursor.ts'
import { scanAnchor } from './scan-anchor.ts'
import { scanBlockScalar } from './scan-block-scalar.ts'
import { scanDirective } from './scan-directive.ts'
import { scanPlain } from './scan-plain.ts'
import { scanQuoted } from './scan-quoted.ts'
import { scanTag } from './scan-tag.ts'
import { SimpleKeys } from './simple-keys.ts'
import { Kind, Token } from './token.ts'

const PLAIN_KEY = /([A-Za-z_][\w./-]{0,200}):(?=[ \r\n])/y
const PLAIN_REST = /( +)([A-Za-z0-9_/][\w./-]*)\r?\n( *)(?=[^\s#\x85])/y
const BLOCK_ONLY = '|>'
const NEVER_PLAIN = `,[]{}#&*!|>'"%@\``

/** Cuts text into the tokens that PyYAML 6.0.3 would see, and refuses what it refuses. */
export class Scanner extends Cursor {
  readonly #tokens: Token[] = []
  #head = 0
  #taken = 0
  #done = false
  readonly #indents: number[] = []
  readonly #keys = new SimpleKeys(this)

  constructor(text: string, start: { offset: number; flow: boolean }, innerBom?: boolean) {
    super(text, start.offset, innerBom)
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
    return this.#keys.awaits(this.#taken)
  }

  #fetch(): void {
    this.#toNextToken()
    this.#keys.dropStale()
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
    const { pos: start, text, column } = this
    PLAIN_KEY.lastIndex = start
    const name = PLAIN_KEY.exec(text)?.[1]
    if (name === undefined) return false
    const colon = start + name.length
    this.#keys.drop()
    if (this.#indentTo(column)) this.#tokens.push(new Token(Kind.blockMappingStart, start, start))
    this.#tokens.push(new Token(Kind.key, start, start), new Token(Kind.scalar, start, colon, name))
    this.#tokens.push(new Token(Kind.value, colon, colon + 1))
    this.pos = colon + 1
    this.allowSimpleKey = false
    PLAIN_REST.lastIndex = this.pos
    const [whole = '', spaces = '', value = '', indent = ''] = PLAIN_REST.exec(text) ?? []
    // A deeper next line would go on with the value.
    if (value === '' || indent.length > column) return true
    const from = this.pos + spaces.length
    this.#tokens.push(new Token(Kind.scalar, from, from + value.length, value))
    this.pos += whole.length
    this.lineStart = this.pos - indent.length
    this.allowSimpleKey = true
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
      this.#keys.drop()
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
    this.#done = true
  }

  #outside(scan: () => Token): void {
    this.#unwind(-1)
    this.#keys.drop()
    this.allowSimpleKey = false
    this.#tokens.push(scan())
  }

  #node(scan: (cursor: Cursor) => Token): void {
    if (this.allowSimpleKey) this.#keys.save(this.#taken + this.#tokens.length - this.#head)
    this.allowSimpleKey = false
    this.#tokens.push(scan(this))
  }

  #indicator(kind: Kind, allowSimpleKey: boolean): void {
    this.allowSimpleKey = allowSimpleKey
    this.#keys.drop()
    this.#tokens.push(this.#take(kind, 1))
  }

  #openFlow(kind: Kind): void {
    if (this.allowSimpleKey) this.#keys.save(this.#taken + this.#tokens.length - this.#head)
    this.flowLevel += 1
    this.allowSimpleKey = true
    this.#tokens.push(this.#take(kind, 1))
  }

  #closeFlow(kind: Kind): void {
    this.#keys.drop()
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
    const key = this.#keys.here()
    if (!key) return this.#blockIndicator(Kind.value, 'a `:` is', this.flowLevel === 0)
    this.#keys.forget(this.flowLevel)
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
}
