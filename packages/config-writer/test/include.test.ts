import {
  type ConfigFiles,
  EMPTY_INCLUDE,
  INCLUDE_FILE,
  includeList,
  lintConfig,
  parseConfig,
  patchFiles,
} from '@copilot-sync/config-writer'
import { describe, expect, test } from 'vitest'
import { COMPANION_MARK } from '../../state/src/index.ts'
import { addition, faultOf, hasPyYaml, plan, pyLoad, read } from './helpers.ts'

const file = (text: string) => parseConfig(text, INCLUDE_FILE)

const ours = (name: string, more = ''): string => `  - model_name: ${name}
    litellm_params:
      model: ${name} # as it is
${more}    model_info: {id: 'copilot-${name}', managed_by: copilot-sync}
`

const INCLUDED = `# Written by copilot-sync
model_list:
${ours('a')}`

test('the empty file carries the mark, a list, and nothing else', () => {
  expect(EMPTY_INCLUDE.startsWith(COMPANION_MARK)).toBe(true)
  expect(file(EMPTY_INCLUDE)).toMatchObject({ listStyle: 'empty', keys: ['model_list'] })
})

test.for<[string, string, readonly string[] | 'CONFIG_INVALID']>([
  ['none', 'a: 1\n', []],
  ['an empty list', 'include: []\n', []],
  ['a list', 'include: [a.yaml, "b c.yaml"]\n', ['a.yaml', 'b c.yaml']],
  ['a string', 'include: a.yaml\n', 'CONFIG_INVALID'],
  ['null', 'include:\n', 'CONFIG_INVALID'],
  ['a number in it', 'include: [a.yaml, 1]\n', 'CONFIG_INVALID'],
  ['merged', 'base: &b {include: a.yaml}\n<<: *b\n', 'CONFIG_INVALID'],
])('include: %s', ([, text, expected]) => {
  const config = read(text)
  const { findings } = lintConfig(text, 'config.yaml')
  expect(findings.some(({ code, level }) => code === 'INCLUDE_NOT_LIST' && level === 'error')).toBe(
    expected === 'CONFIG_INVALID',
  )
  if (expected === 'CONFIG_INVALID') expect(faultOf(() => includeList(config))).toMatch(/^CONFIG_INVALID \d+:\d+$/)
  else expect(includeList(config)).toEqual(expected)
})

interface Case {
  readonly name: string
  readonly home: keyof ConfigFiles
  readonly config: string
  readonly include: string
  /** Indexes that move; a negative one is a twin. */
  readonly move?: readonly number[]
  readonly add?: readonly string[]
  readonly more?: Parameters<typeof plan>[0]
  readonly after: { readonly config: string; readonly include: string }
}

const line = { path: 'include', from: [], to: [INCLUDE_FILE] }
const HEAD = "# Written by copilot-sync: GitHub Copilot's models, included by LiteLLM's config.\n"

const cases: readonly Case[] = [
  {
    name: 'into a new file, as they are, with their comments and quotes',
    home: 'include',
    config: `model_list: # all\n  # above\n${ours('a', '      # inside\n')}      # behind\n  - model_name: "mine"\n${ours('b')}`,
    include: EMPTY_INCLUDE,
    move: [0, 2],
    more: { other: [line] },
    after: {
      config: 'model_list: # all\n  # above\n  - model_name: "mine"\ninclude: [copilot-models.yaml]\n',
      include: `${HEAD}model_list:\n${ours('a', '      # inside\n')}      # behind\n${ours('b')}`,
    },
  },
  {
    name: 'the last one: the list stays, empty',
    home: 'include',
    config: `include:\n  - x.yaml\nmodel_list:\n${ours('a')}`,
    include: EMPTY_INCLUDE,
    move: [0],
    more: { other: [{ ...line, from: ['x.yaml'], to: ['x.yaml', INCLUDE_FILE] }] },
    after: {
      config: 'include:\n  - x.yaml\n  - copilot-models.yaml\nmodel_list: []\n',
      include: `${HEAD}model_list:\n${ours('a')}`,
    },
  },
  {
    name: 'behind those that are there, and new ones too',
    home: 'include',
    config: `model_list:\n${ours('b')}`,
    include: INCLUDED,
    move: [0],
    add: ['c'],
    after: {
      config: 'model_list: []\n',
      include: `${INCLUDED}  - model_name: c
    litellm_params:
      model: c
    model_info:
      id: copilot-c
      managed_by: copilot-sync
${ours('b')}`,
    },
  },
  {
    name: 'to another indentation and other line ends',
    home: 'include',
    config: `model_list:\r\n- model_name: b # x\r\n  litellm_params: {model: b}\r\n\r\n  model_info:\r\n    note: |\r\n      one\r\n\r\n        two\r\n# end\r\n`,
    include: INCLUDED,
    move: [0],
    after: {
      config: 'model_list: []\r\n# end\r\n',
      include: `${INCLUDED}  - model_name: b # x\n    litellm_params: {model: b}\n\n    model_info:\n      note: |\n        one\n\n          two\n`,
    },
  },
  {
    name: 'back, to the left',
    home: 'config',
    config: 'model_list:\n- model_name: mine\n  litellm_params: {}\n',
    include: INCLUDED,
    move: [1],
    after: {
      config: `model_list:\n- model_name: mine\n  litellm_params: {}\n${ours('a').replace(/^ {2}/gm, '')}`,
      include: '# Written by copilot-sync\nmodel_list: []\n',
    },
  },
  {
    name: 'back into a config without a list or a last line break, and the include line goes',
    home: 'config',
    config: 'include: [copilot-models.yaml]\nx: 1',
    include: INCLUDED,
    move: [0],
    more: { other: [{ ...line, from: [INCLUDE_FILE], to: [] }] },
    after: {
      config: `x: 1\nmodel_list:\n${ours('a')}`.trimEnd(),
      include: '# Written by copilot-sync\nmodel_list: []\n',
    },
  },
  {
    name: 'a changed value changes, then its entry moves',
    home: 'include',
    config: `model_list:\n${ours('a')}`,
    include: EMPTY_INCLUDE,
    move: [0],
    more: {
      update: [{ name: 'a', index: 0, fields: [{ path: 'litellm_params.model', from: 'a', to: 'z', rule: 'test' }] }],
    },
    after: { config: 'model_list: []\n', include: `${HEAD}model_list:\n${ours('a').replace('model: a', 'model: z')}` },
  },
  {
    name: 'what stands in both goes from the one',
    home: 'include',
    config: `model_list:\n${ours('a')}  - {model_name: mine}\n`,
    include: INCLUDED,
    move: [-1],
    after: { config: 'model_list:\n  - {model_name: mine}\n', include: INCLUDED },
  },
  {
    name: 'out of a flow list: from its data',
    home: 'include',
    config: 'model_list: [{model_name: a, model_info: {id: "x"}}, {model_name: mine}]\n',
    include: EMPTY_INCLUDE,
    move: [0],
    after: {
      config: 'model_list: [{model_name: mine}]\n',
      include: `${HEAD}model_list:\n  - model_name: a\n    model_info:\n      id: x\n`,
    },
  },
  {
    name: 'an alias of the old file is written out, its neighbour keeps its text',
    home: 'include',
    config: `base: &b {x: 1}\nmodel_list:\n  - model_name: a\n    model_info: *b # b\n${ours('c')}`,
    include: EMPTY_INCLUDE,
    move: [0, 1],
    after: {
      config: 'base: &b {x: 1}\nmodel_list: []\n',
      include: `${HEAD}model_list:\n  - model_name: a\n    model_info:\n      x: 1\n${ours('c')}`,
    },
  },
  {
    name: 'keys that no path can name',
    home: 'include',
    config: 'model_list:\n  - model_name: a\n    x.y: 1\n    on: 2\n',
    include: EMPTY_INCLUDE,
    move: [0],
    after: {
      config: 'model_list: []\n',
      include: `${HEAD}model_list:\n  - model_name: a\n    x.y: 1\n    on: 2\n`,
    },
  },
  {
    name: 'changes in our file alone',
    home: 'include',
    config: 'include: [copilot-models.yaml]\n',
    include: `${INCLUDED}${ours('b')}`,
    more: {
      update: [{ name: 'a', index: 0, fields: [{ path: 'litellm_params.model', from: 'a', to: 'z', rule: 'test' }] }],
      remove: [{ name: 'b', index: 1, reason: 'test' }],
    },
    after: { config: 'include: [copilot-models.yaml]\n', include: INCLUDED.replace('model: a', 'model: z') },
  },
  ...['', ' ~', ' null # c'].map((empty) => ({
    name: `a null list in our file (model_list:${empty}) becomes a list`,
    home: 'include' as const,
    config: 'a: 1\n',
    include: `# Written by copilot-sync\nmodel_list:${empty}\n`,
    after: {
      config: 'a: 1\n',
      include: `# Written by copilot-sync\nmodel_list: []${empty.includes('#') ? ' # c' : ''}\n`,
    },
  })),
]

const apply = ({ home, config, include, move = [], add = [], more }: Case) => {
  const files = { config: read(config), include: file(include) }
  const entries = [...files.config.entries, ...files.include.entries]
  return patchFiles(files, home, {
    ...plan({ add: add.map((name) => addition(name)), ...more }),
    move: move.map((at) => {
      const index = at < 0 ? -at - 1 : at
      return { name: entries[index]?.name ?? '', index, twin: at < 0 }
    }),
  })
}

describe('entries and files', () => {
  test.for(cases)('$name', (one) => {
    const { config, include } = apply(one)
    expect({ config: config.text, include: include.text }).toEqual(one.after)
  })

  test.skipIf(!hasPyYaml)('PyYAML reads the same entries before and after, and never a null list', () => {
    const moved = cases.filter(({ add, more }) => !add && !more?.update && !more?.remove)
    const texts = moved.map((one) => {
      const { config, include } = apply(one)
      return [one.config, one.include, config.text, include.text]
    })
    const loaded = pyLoad(texts.flat())
    for (const [index, one] of moved.entries()) {
      const [a, b, c, d] = loaded.slice(4 * index, 4 * index + 4).map(({ data }) => data)
      const list = (data: unknown): unknown[] => (data as { model_list?: unknown[] | null }).model_list ?? []
      const twins = (one.move ?? []).filter((at) => at < 0).length
      const names = (entries: unknown[]) => entries.map((entry) => JSON.stringify(entry)).sort()
      const before = names([...list(a), ...list(b)])
      const after = names([...list(c), ...list(d)])
      expect(after).toHaveLength(before.length - twins)
      expect(before).toEqual(expect.arrayContaining(after))
      expect((d as { model_list: unknown }).model_list).toBeInstanceOf(Array)
    }
  })
})

test.for<[string, string]>([
  ['an anchor that others use', 'model_list:\n  - model_name: a\n    x: &x 1\n  - model_name: b\n    x: *x\n'],
  ['a key with a dot in a flow list', 'model_list: [{model_name: a, x.y: 1}]\n'],
  ['a list that comes from an alias', 'base: &b\n  - model_name: a\nmodel_list: *b\n'],
])('refused: %s', ([, config]) => {
  const after = { config: '', include: '' }
  expect(faultOf(() => apply({ name: '', home: 'include', config, include: EMPTY_INCLUDE, move: [0], after }))).toMatch(
    /^UNSAFE_EDIT \d+:\d+$/,
  )
})
