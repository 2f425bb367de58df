import { type Field, fields, isBare, map, value } from './block.ts'
import { flowMap, type Given } from './flow.ts'
import type { Pen } from './pen.ts'

const MARK = 'managed_by'

/** The lines of an entry of a block list, from above its `-` at this column on. */
export function blockEntry(pen: Pen, index: number, column: number): string {
  const { tape } = pen
  const start = `${pen.above(tape.pick([column, column, 0, column + 2]))}${' '.repeat(column)}-`
  if (tape.percent(8)) return `${start} ${flowEntry(pen, index)}${pen.behind()}`
  if (tape.percent(3)) return start + value(pen, column, 2)
  const ours = tape.percent(55)
  const keys = column + tape.pick([2, 2, 2, 4, 3])
  const written = ours ? oursOf(pen, index) : theirs(pen, index)
  const body = map(pen, keys, 2, tape.percent(25) ? tape.shuffle(written) : written)
  const props = tape.percent(4) ? ` ${tape.pick([pen.anchor('map'), '!!map'])}` : ''
  pen.release()
  return !isBare(body, keys) || props !== '' || tape.percent(10)
    ? `${start}${props}${pen.behind()}${body}`
    : start + body.slice(column + 1)
}

export function flowEntry(pen: Pen, index: number): string {
  const pairs = pen.tape.percent(60)
    ? [...names(pen, index), { key: 'model_info', value: info(pen, index) }]
    : names(pen, index)
  const text = flowMap(pen, 1, pairs)
  pen.release()
  return text
}

function names({ tape }: Pen, index: number): Given[] {
  return [
    { key: 'model_name', value: quoted(tape.below(6), `m${index}`) },
    { key: 'litellm_params', value: [{ key: 'model', value: quoted(tape.below(6), `prov/m${index}`) }] },
  ]
}

function info({ tape }: Pen, index: number): Given[] {
  return [
    { key: 'id', value: quoted(tape.below(6), `copilot-m${index}`) },
    { key: MARK, value: 'copilot-sync' },
    { key: 'max_tokens', value: tape.pick(['128000', '1', '"3"', '~']) },
  ]
}

function quoted(choice: number, text: string): string {
  if (choice === 4) return `"${text}"`
  return choice === 5 ? `'${text}'` : text
}

function theirs(pen: Pen, index: number): Field[] {
  return [...names(pen, index).map((each) => given(pen, each, 15)), ...(pen.tape.percent(40) ? fields(pen, 2) : [])]
}

function oursOf(pen: Pen, index: number): Field[] {
  const { tape } = pen
  const limits: Given[] = [
    { key: 'input_cost_per_token', value: tape.pick(['0.0', '2.5e-7', '0']) },
    { key: 'supports_vision', value: tape.pick(['true', 'yes', 'false']) },
  ]
  const model = [...names(pen, index)]
  const own = [...info(pen, index), ...limits.slice(tape.below(3))]
  const both = [...model, { key: 'model_info', value: infoOf(pen, own) }]
  const headers = { key: 'extra_headers', value: (column: number) => headersOf(pen, column) }
  const written = both.map((each) => given(pen, each, 30, each.key === 'litellm_params' ? [headers] : []))
  return tape.percent(20) ? [...written, ...fields(pen, 1)] : written
}

/** With fields of its own, merged with those that entries share, or an alias of these. */
function infoOf({ tape, shared }: Pen, own: readonly Given[]): Given['value'] {
  if (shared === undefined || tape.percent(60)) return own
  return tape.pick([shared, [{ key: '<<', value: shared }, ...own]])
}

function headersOf(pen: Pen, column: number): string {
  const { tape } = pen
  if (tape.percent(20)) return ` ${pen.alias(['map']) ?? '{}'}${pen.behind()}`
  const anchor = tape.percent(10) ? ` ${pen.anchor('map')}` : ''
  const pairs = ['editor-version: vscode/1.95.0', 'user-agent: "GitHubCopilotChat/0.26.7"'].map(
    (each) => `${pen.line(column + 2)}${each}${pen.behind()}`,
  )
  return `${anchor}${pen.behind()}${pairs.join('')}`
}

/** A pair of given keys, in braces or as a block, with some of the user's fields. */
function given(pen: Pen, { key, value: content }: Given, share: number, more: readonly Field[] = []): Field {
  const { tape } = pen
  if (typeof content === 'string') {
    const anchor = tape.percent(3) ? `${pen.anchor('scalar')} ` : ''
    return { key, value: () => ` ${anchor}${content}${pen.behind()}` }
  }
  if (tape.percent(12)) return { key, value: () => ` ${flowMap(pen, 1, content)}${pen.behind()}` }
  return {
    key,
    value: (column) => {
      const all = [
        ...content.map((each) => given(pen, each, 0)),
        ...more.filter(() => tape.percent(40)),
        ...(tape.percent(share) ? fields(pen, 1) : []),
      ]
      const anchor = tape.percent(4) ? ` ${pen.anchor('map')}` : ''
      const inner = column + tape.pick([2, 2, 2, 4, 1])
      return `${anchor}${pen.behind()}${map(pen, inner, 1, tape.percent(30) ? tape.shuffle(all) : all)}`
    },
  }
}
