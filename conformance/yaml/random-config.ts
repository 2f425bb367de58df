import type { Random } from './random.ts'

/** What people write: values that PyYAML and other readers take differently, in every style. */
const scalars = [
  'y',
  'no',
  'on',
  'Off',
  '~',
  'null',
  '1e3',
  '1e-7',
  '1.0e7',
  '2.5e-7',
  '0o17',
  '017',
  '0x1F',
  '1_000',
  '12:30:45',
  '.5',
  '-.inf',
  '.nan',
  '2026-06-01',
  '2026-06-01T10:00:00Z',
  'plain words',
  "'single ''quoted'''",
  '"double \\u00e9 \\n"',
  '"\\\n      joined"',
  'a#b',
  'a:b',
  "'# no comment'",
  '-1',
  '+5',
  '0',
  '08',
  'os.environ/KEY',
  '!!str 7',
  '|\n        block\n        text',
  '>-\n        folded\n        text',
  '[a, "b, c", {d: e}]',
  '{a: 1, "b": [x]}',
  '[]',
  '{}',
  'ünï 日本 🚀',
  'http://127.0.0.1:8000/v1',
  '[a,\n        b]',
]

const keys = ['rpm', 'tpm', 'api_key', 'timeout', '"quoted key"', "'single'", 'x-dash', 'weight', 'tags', 'on'] as [
  string,
  ...string[],
]

/** A config of LiteLLM that PyYAML reads; how it is laid out, and what else stands in it, is left to chance. */
export function randomConfig(random: Random): string {
  const list = randomList(random)
  const sections = random.some(
    [
      `general_settings:\n  master_key: os.environ/LITELLM_MASTER_KEY   # secret\n  weight: ${random.pick(inline)}\n`,
      `litellm_settings:\n${random.chance(0.4) ? randomCallbacks(random) : ''}  drop_params: ${random.pick(inline)}\n`,
      `"router_settings": {num_retries: 2, note: ${random.pick(flowSafe)}}\n`,
      `x-base: &base\n  timeout: 30\nx-more: {<<: *base, retries: *base}\n`,
      `environment_variables:\n  A: "1"\n\n  # a comment between\n  B: ${random.pick(inline)}\n`,
    ],
    0.5,
  )
  const at = random.below(sections.length + 1)
  const parts = [...sections.slice(0, at), list, ...sections.slice(at)]
  const head = random.pick(['', '', '---\n', '# LiteLLM\n\n', '%YAML 1.1\n---\n'])
  const tail = random.pick(['', '', '\n\n', '# the end', '...\n'])
  let text = head + parts.join(random.pick(['', '\n', '\n# between\n'])) + tail
  if (random.chance(0.2)) text = text.replace(/\n+$/, '')
  if (random.chance(0.2)) text = text.replaceAll('\n', '\r\n')
  return random.chance(0.1) && !head.startsWith('%') ? `\uFEFF${text}` : text
}

const inline = scalars.filter((text) => !text.includes('\n'))
const flowSafe = inline.filter((text) => !/[#[\]{},:]/.test(text))

function randomCallbacks(random: Random): string {
  return random.pick([
    '  callbacks: [prometheus]\n',
    '  callbacks:\n    - prometheus # metrics\n',
    '  callbacks:\n  - a.b\n  - "c.d"\n',
    '  callbacks: []\n',
    '  callbacks: null\n',
    '  callbacks: my.callback\n',
  ])
}

function randomList(random: Random): string {
  if (random.chance(0.15))
    return random.pick([
      '',
      'model_list: []\n',
      'model_list:\n',
      'model_list: null # none yet\n',
      'model_list: ~\n',
      'model_list: [ ]\n',
    ])
  const count = 1 + random.below(4)
  if (random.chance(0.2)) {
    const items = Array.from(
      { length: count },
      (_, index) =>
        `{model_name: own-${index}, litellm_params: {model: openai/m${index}, weight: ${random.pick(flowSafe)}}}`,
    )
    return `model_list: [${items.join(random.pick([', ', ',\n  ', ' ,\n\n  # next\n  ']))}${random.pick(['', ',', '\n'])}]\n`
  }
  const dash = ' '.repeat(random.pick([0, 2, 2, 4]))
  const gap = random.pick(['', '', '\n', '\n# more\n'])
  const entries = Array.from({ length: count }, (_, index) => randomEntry(random, dash, index))
  const key = random.pick(['model_list:', 'model_list:', '"model_list":', 'model_list :', 'model_list:   # ours'])
  return `${key}\n${entries.join(gap)}`
}

function randomEntry(random: Random, dash: string, index: number): string {
  const inner = `${dash}  `
  const fields = random
    .some(keys, 0.3)
    .map((key) => `${inner}  ${key}: ${indent(random.pick(scalars), inner)}${random.pick(['', '', '   # why'])}`)
  const params = [
    `${inner}  model: openai/model-${index}`,
    ...fields.map((line) => (line.includes('\n') ? line.replace(/ {3}# why$/, '') : line)),
  ]
  const info = random.chance(0.5)
    ? [`${inner}model_info: ${random.pick(['{id: own, tier: free}', '{}', '{"a": [1, 2]}'])}`]
    : []
  const comment = random.chance(0.3) ? [`${inner}# a word on own-${index}`] : []
  return [`${dash}- model_name: own-${index}`, ...comment, `${inner}litellm_params:`, ...params, ...info, ''].join('\n')
}

/** Lines of a block go below their key. */
function indent(value: string, inner: string): string {
  return value.replaceAll(/\n +/g, `\n${inner}      `)
}
