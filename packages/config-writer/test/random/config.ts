import { fields, map, value } from './block.ts'
import { blockEntry, flowEntry } from './entries.ts'
import { flowMap } from './flow.ts'
import { Pen } from './pen.ts'
import type { Tape } from './tape.ts'

const SETTINGS: readonly string[] = [
  'litellm_settings:\n  drop_params: true # d\n',
  'litellm_settings:\n',
  'litellm_settings: {}\n',
  'litellm_settings: {callbacks: [a.b]}\n',
  'litellm_settings:\n  callbacks: a.b # x\n',
  'litellm_settings:\n  # k\n  callbacks:\n  - a.b # 1\n',
  'litellm_settings:\n  callbacks: [\n    a.b, # c\n    copilot_sync_images.callback\n  ]\n',
  'litellm_settings:\n  callbacks: [copilot_sync_images.callback]\n',
  'litellm_settings:\n  callbacks:\n  x: 1\n',
  '"litellm_settings":\n   "callbacks": ["a.b"]\n   x: |+\n     y\n\n',
  'litellm_settings: # c\n\n    # deep\n    callbacks: &cb [a.b]\n',
  'litellm_settings:\n  callbacks:\n    - copilot_sync_images.callback # ours\n    - "a.b"\n',
  'litellm_settings:\n  callbacks: >-\n    a.b\n  success_callback: ["x"]\n',
]
const EMPTY_LISTS: readonly string[] = [
  'model_list: []\n',
  'model_list:\n',
  'model_list: null # n\n',
  'model_list: # c\n',
  'model_list: [ ]\n',
  'model_list: [ # c\n  ]\n',
  '"model_list" : ~\n',
  '',
]
const HEADS: readonly string[] = [
  '---\n',
  '--- # c\n',
  '%YAML 1.1\n---\n',
  '%YAML 1.1 # c\n# c\n--- \n',
  '%TAG !y! tag:yaml.org,2002:\n---\n',
]

/** A config of any style, with entries of ours and of the user's. */
export function randomConfig(tape: Tape): string {
  const pen = new Pen(tape)
  const head = pen.above(0) + (tape.percent(15) ? tape.pick(HEADS) : '')
  const body = tape.percent(6) ? `${flowRoot(pen)}\n` : blockRoot(pen)
  const foot = pen.above(0) + (tape.percent(6) ? tape.pick(['...\n', '...\n# end\n', '... # end\n']) : '')
  return withBreaks(tape, head + body + foot)
}

function blockRoot(pen: Pen): string {
  const { tape } = pen
  const parts = [
    () => (tape.percent(30) ? `x-defaults: ${pen.anchor('map')}\n${map(pen, 2, 1, fields(pen, 1))}` : ''),
    () => (tape.percent(10) ? sharedInfo(pen) : ''),
    () => (tape.percent(40) ? `${pen.above(0)}general_settings:${value(pen, 0, 2)}` : ''),
    () => (tape.percent(50) ? pen.above(0) + tape.pick(SETTINGS) : ''),
    () => pen.above(0) + blockList(pen),
    () => (tape.percent(20) ? map(pen, 0, 2, fields(pen, 2, 10)) : ''),
  ]
  const ordered = tape.percent(40) ? tape.shuffle(parts) : parts
  const text = ordered
    .map((part) => {
      const made = part()
      pen.release()
      return made
    })
    .join('')
  return tape.percent(3) ? text.replace(/^(?=[^\n])/gm, ' ') : text
}

function sharedInfo(pen: Pen): string {
  pen.shared = '*info'
  const flow = ' {id: copilot-shared, managed_by: copilot-sync, max_tokens: 1}\n'
  const block = '\n  id: copilot-shared # c\n  managed_by: copilot-sync\n  max_tokens: 1\n'
  return `x-info: &info${pen.tape.pick([block, flow])}`
}

function blockList(pen: Pen): string {
  const { tape } = pen
  const count = tape.below(6)
  if (count === 0) return tape.pick(EMPTY_LISTS)
  const numbers = Array.from({ length: count }, (_, index) => index)
  const key = tape.percent(2)
    ? `? model_list${pen.behind()}:`
    : tape.pick(['model_list:', 'model_list:', 'model_list:', '"model_list":', 'model_list :'])
  if (tape.percent(10)) return `${key} [${flowItems(pen, numbers)}]${pen.behind()}`
  const column = tape.pick([2, 2, 0, 4, 1])
  const props = tape.percent(3) ? ` ${tape.pick([pen.anchor('list'), '!!seq'])}` : ''
  const parted = tape.percent(25) ? tape.pick(['\n', '   \n']) : ''
  const entries = numbers.map((index) => blockEntry(pen, index, column))
  const text = `${key}${props}${pen.behind()}${entries.join(parted)}`
  return `${text}${tape.percent(20) ? pen.above(column + tape.pick([0, 3])) : ''}`
}

function flowItems(pen: Pen, numbers: readonly number[]): string {
  const { tape } = pen
  const lines = tape.percent(50)
  const items = numbers.map((index) => {
    const last = index === numbers.length - 1
    const comma = last && !tape.percent(30) ? '' : ','
    return `${lines ? '\n  ' : ' '}${flowEntry(pen, index)}${comma}${lines ? pen.behind().trimEnd() : ''}`
  })
  return items.join('') + (lines ? `${pen.behind()}${' '.repeat(tape.below(3))}` : '')
}

function flowRoot(pen: Pen): string {
  const { tape } = pen
  if (tape.percent(25)) return jsonRoot(tape)
  const list = { key: 'model_list', value: `[${flowItems(pen, [0, 1, 2].slice(tape.below(4)))}]` }
  const settings = { key: 'litellm_settings', value: tape.pick(['{callbacks: [a.b]}', '{}', '{"callbacks":"a.b"}']) }
  return flowMap(pen, 1, tape.shuffle([list, settings, { key: 'x', value: '1' }].slice(tape.below(2))))
}

function jsonRoot(tape: Tape): string {
  const entries = ['m0', 'm1', 'm2'].slice(tape.below(4)).map((name) => {
    const info = { id: `copilot-${name}`, managed_by: 'copilot-sync', max_tokens: 1 }
    const stop = tape.percent(20) ? ['a', { b: null }] : undefined
    const litellm_params = { model: `prov/${name}`, stop }
    return { model_name: name, litellm_params, model_info: tape.percent(60) ? info : undefined }
  })
  const root = { model_list: entries, litellm_settings: tape.pick([{ callbacks: ['a.b'] }, {}]) }
  return JSON.stringify(root, undefined, tape.pick([2, 4, 0, 1]))
}

/** Line breaks of other kinds, a byte order mark, no line break at the end. */
function withBreaks(tape: Tape, lines: string): string {
  let text = tape.percent(12) ? lines.replace(/\n+$/, '') : lines
  const breaks = tape.below(20)
  if (breaks === 17) text = text.replaceAll('\n', '\r\n')
  if (breaks === 18) text = text.replaceAll('\n', '\r')
  if (breaks === 19) text = text.replaceAll('\n', () => tape.pick(['\n', '\r\n', '\n', '\u2028', '\u0085']))
  return tape.percent(5) ? `\uFEFF${text}` : text
}
