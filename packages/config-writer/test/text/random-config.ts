/** Makes choices from a tape of numbers; an ended tape chooses the first of all, so that failures shrink. */
export class Tape {
  readonly #numbers: readonly number[]
  #at = 0

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers
  }

  below(limit: number): number {
    const number = this.#numbers[this.#at] ?? 0
    this.#at += 1
    return number % limit
  }

  pick<T>(from: readonly [T, ...T[]]): T {
    return from[this.below(from.length)] ?? from[0]
  }

  percent(share: number): boolean {
    return this.below(100) >= 100 - share
  }
}

const scalars: [string, ...string[]] = [
  'a',
  'b c',
  '12',
  '0.5',
  'true',
  'null',
  '~',
  '',
  '"q"',
  "'s'",
  'os.environ/KEY',
  '"x # y"',
  "'it''s'",
  '1e-7',
  '2026-06-01',
  '!!str 5',
  'é 模型',
  '[]',
  '{}',
  '[a, b]',
  '{k: v, l: [1]}',
  '{ a: 1 }',
  '[\nQ  a, # c\nQ  b\nQ]',
  '|\nL',
  '>-\nL',
  '|+\nL',
  '"multi\nQ  line"',
  'plain\nQ  more',
  '&A v',
]
const keyNames: readonly string[] = ['x', 'y', 'z', 'timeout', 'weird key', 'k-1']
const settings: [string, ...string[]] = [
  'litellm_settings:\n  drop_params: true # d\n',
  'litellm_settings:\n',
  'litellm_settings: {}\n',
  'litellm_settings: {callbacks: [a.b]}\n',
  'litellm_settings:\n  callbacks: a.b # x\n',
  'litellm_settings:\n  # k\n  callbacks:\n  - a.b # 1\n',
  'litellm_settings:\n  callbacks: [\n    a.b, # c\n    copilot_sync_images.callback\n  ]\n',
  'litellm_settings:\n  callbacks: [copilot_sync_images.callback]\n',
  'litellm_settings:\n  callbacks:\n  x: 1\n',
]

/** A config of any style, with entries of ours (`managed_by`) and of the user's. */
export class RandomConfig {
  readonly #tape: Tape
  #anchors = 0
  #comments = 0

  constructor(tape: Tape) {
    this.#tape = tape
  }

  text(): string {
    const tape = this.#tape
    const eol = tape.percent(15) ? '\r\n' : '\n'
    const first = tape.percent(50) ? this.#top() : ''
    const parts = [tape.percent(10) ? '---\n' : '', this.#line(0), first, this.#list(), first === '' ? this.#top() : '']
    let text = parts.join('') + this.#line(0)
    if (tape.percent(5)) text += '...\n'
    if (tape.percent(10)) text = text.replace(/\n+$/, '')
    return `${tape.percent(5) ? '\uFEFF' : ''}${text}`.replaceAll('\n', eol)
  }

  #top(): string {
    const general = this.#tape.percent(40) ? this.#map(0, 2, ['general_settings']) : ''
    return general + (this.#tape.percent(50) ? this.#tape.pick(settings) : '')
  }

  #list(): string {
    const tape = this.#tape
    const style = tape.pick(['block', 'block', 'block', 'block', 'flow', 'none'])
    if (style === 'none') {
      return tape.pick([
        'model_list: []\n',
        'model_list:\n',
        'model_list: null # n\n',
        'model_list: # c\n',
        'model_list: [ ]\n',
        'model_list: [ # c\n  ]\n',
        '',
      ])
    }
    const count = tape.below(5)
    if (style === 'flow') return this.#flowList(count)
    const dash = tape.pick([2, 0, 4])
    const items = Array.from({ length: count }, (_, index) => {
      const above = this.#line(tape.pick([0, dash, dash + 2]))
      const item = tape.percent(10) ? this.#flowEntry(index) : this.#entry(index, dash)
      return `${above}${' '.repeat(dash)}- ${item}\n`.replace(/- +\n/, '-\n')
    })
    return `model_list:${this.#behind()}\n${items.join('')}${this.#line(tape.pick([0, dash, dash + 3]))}`
  }

  #flowList(count: number): string {
    const lines = this.#tape.percent(50)
    const items = Array.from({ length: count }, (_, index) => (lines ? '\n  ' : ' ') + this.#flowEntry(index))
    const separated = items.map((item, index) => item + (index < count - 1 ? `,${lines ? this.#behind() : ''}` : ''))
    const last = count > 0 && this.#tape.percent(30) ? ',' : ''
    return `model_list: [${separated.join('')}${last}${lines ? `${this.#behind()}\n]` : ']'}\n`
  }

  #id(index: number): string[] {
    return this.#tape.percent(50) ? [`id: copilot-m${index}`, 'managed_by: copilot-sync'] : [`id: u${index}`]
  }

  #flowEntry(index: number): string {
    const info = [...this.#id(index), 'max_tokens: 1'].join(', ')
    return `{model_name: m${index}, litellm_params: {model: prov/m${index}}, model_info: {${info}}}`
  }

  #entry(index: number, dash: number): string {
    const tape = this.#tape
    const column = dash + tape.pick([2, 2, 4])
    const pad = ' '.repeat(column)
    const inner = column + tape.pick([2, 2, 4])
    const info = [...this.#id(index), `max_tokens: ${tape.pick(['1', '2', '"3"', '4 '])}`]
    const parts = [
      `${pad}model_name: m${index}${this.#behind()}\n`,
      `${pad}litellm_params:${this.#behind()}\n${this.#map(inner, 1, this.#keys(), [`model: prov/m${index}`])}`,
      tape.percent(15)
        ? `${pad}model_info: {${info.join(', ')}}\n`
        : `${pad}model_info:${this.#behind()}\n${this.#map(inner, 1, this.#keys(), info)}`,
      tape.percent(20) ? this.#pair(column, 'extra') : '',
    ]
    const turned = tape.below(3)
    const body = [...parts.slice(turned), ...parts.slice(0, turned)].join('').trimEnd()
    return tape.percent(10) ? `\n${body}` : body.slice(Math.min(dash + 2, column))
  }

  #keys(): string[] {
    return this.#tape.percent(50) ? [...keyNames.filter(() => this.#tape.percent(40)), 'w'] : []
  }

  #map(column: number, depth: number, keys: readonly string[], fixed: readonly string[] = []): string {
    const pad = ' '.repeat(column)
    const own = keys.map((key) => this.#field(column, depth, this.#tape.percent(5) ? `"${key}"` : key))
    const given = fixed.map((line) => `${this.#line(column)}${pad}${line}${this.#behind()}\n`)
    return (this.#tape.percent(50) ? [...own, ...given] : [...given, ...own]).join('')
  }

  #field(column: number, depth: number, key: string): string {
    const tape = this.#tape
    const pad = ' '.repeat(column)
    const above = this.#line(column)
    if (depth > 0 && tape.percent(35)) {
      return `${above}${pad}${key}:${this.#behind()}\n${this.#map(column + tape.pick([2, 2, 4]), depth - 1, [...this.#keys(), 'v'])}`
    }
    if (depth > 0 && tape.percent(15)) {
      const dash = column + tape.pick([0, 2])
      const items = Array.from(
        { length: 1 + tape.below(2) },
        () => `${this.#line(dash)}${' '.repeat(dash)}- ${this.#value(dash)}\n`,
      )
      return `${above}${pad}${key}:${this.#behind()}\n${items.join('')}`
    }
    return above + this.#pair(column, key)
  }

  #pair(column: number, key: string): string {
    const value = this.#value(column)
    const behind = /[|>]/.test(value) ? '' : this.#behind()
    return `${' '.repeat(column)}${key}:${value === '' ? '' : ' '}${value}${behind}\n`
  }

  #value(column: number): string {
    const tape = this.#tape
    const pad = ' '.repeat(column + 2)
    const lines = `${pad}line1\n${tape.percent(50) ? '\n' : ''}${pad}  line2${tape.percent(30) ? '\n\n' : ''}`
    this.#anchors += 1
    return tape
      .pick(scalars)
      .replace('&A', `&a${this.#anchors}`)
      .replace(/L$/, lines)
      .replaceAll('\nQ', `\n${' '.repeat(column + 1)}`)
  }

  #behind(): string {
    this.#comments += 1
    return this.#tape.percent(15) ? `  # c${this.#comments}` : ''
  }

  #line(column: number): string {
    this.#comments += 1
    if (this.#tape.percent(12)) return `${' '.repeat(column)}# line ${this.#comments}\n`
    return this.#tape.percent(5) ? '\n' : ''
  }
}
