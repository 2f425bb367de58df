import { parseConfig } from '@copilot-sync/config-writer'
import { expect, test } from 'vitest'
import { createWorkspace, type Workspace } from './helpers/workspace.ts'

const model = (id: string) => ({
  id,
  model_picker_enabled: true,
  capabilities: { type: 'chat', limits: { max_prompt_tokens: 1000, max_output_tokens: 100 }, supports: { a2a: true } },
})
const catalog = JSON.stringify({ data: [model('gpt-a'), model('claude-b')] })
const rule = (map: string): string =>
  `export default { api: 1, name: 'mine', summary: 'x', reads: [], writes: ['model_info.mine', 'litellm_params.rpm'], examples: [], map: ${map} }\n`

/** A config that follows the catalog by these settings. */
async function following(settings: string, config = 'model_list: []\n'): Promise<Workspace> {
  const workspace = createWorkspace({
    'config.yaml': config,
    'catalog.json': catalog,
    'copilot-sync.yaml': settings,
    'mine.mjs': rule("() => ({ 'model_info.mine': { a: 1 }, 'litellm_params.rpm': 5 })"),
  })
  await workspace.sync()
  return workspace
}

const entryOf = ({ read }: Workspace, name = 'github_copilot/gpt-a'): string =>
  JSON.stringify(
    parseConfig(read('config.yaml'), 'config.yaml')
      .entries.find((one) => one.name === name)
      ?.data(),
  )

type Change = readonly [path: string, to: unknown, writer?: { readonly rule: string; readonly gone: boolean }]

test.for<[what: string, before: string, after: string, changes: readonly Change[]]>([
  [
    'a line of flags',
    'flags: { a2a: model_info.a2a }\n',
    '',
    [['model_info.a2a', null, { rule: 'flag:a2a', gone: true }]],
  ],
  [
    'the target of a flag',
    'flags: { a2a: model_info.a2a }\n',
    'flags: { a2a: model_info.other }\n',
    [
      ['model_info.other', true],
      ['model_info.a2a', null, { rule: 'flag:a2a', gone: false }],
    ],
  ],
  [
    'an override',
    'overrides: { "gpt-*": { tier: gold } }\n',
    '',
    [['model_info.tier', null, { rule: 'override:gpt-*', gone: true }]],
  ],
  [
    'the pattern of an override, while another writes the same field',
    'overrides: { "gpt-*": { tier: gold }, "claude-*": { tier: red } }\n',
    'overrides: { "gpt-5*": { tier: gold }, "claude-*": { tier: red } }\n',
    [['model_info.tier', null, { rule: 'override:gpt-*', gone: true }]],
  ],
  [
    'a field of an override',
    'overrides: { gpt-a: { tier: gold, team: red } }\n',
    'overrides: { gpt-a: { team: red } }\n',
    [['model_info.tier', null, { rule: 'override:gpt-a', gone: false }]],
  ],
  [
    'an override of what another rule says',
    'overrides: { gpt-a: { mode: responses } }\n',
    '',
    [['model_info.mode', 'chat']],
  ],
  [
    'a rule of others, with a mapping as a value',
    'rules: [./mine.mjs]\n',
    '',
    [
      ['litellm_params.rpm', null, { rule: 'mine', gone: true }],
      ['model_info.mine', null, { rule: 'mine', gone: true }],
    ],
  ],
  ['headers, whole', '', 'headers: none\n', [['litellm_params.extra_headers', null]]],
  ['the seconds of a cache', '', 'cache_models_for: null\n', [['model_info.cache_models_for', null]]],
])('what last wrote a field takes it along: %s', async ([, before, after, changes]) => {
  const workspace = await following(before)
  const { sync, write } = workspace
  write('copilot-sync.yaml', after)
  const { result } = await sync()
  const fields = result.updated.find(({ name }) => name === 'github_copilot/gpt-a')?.fields
  expect(fields?.map(({ path, to, writer }) => (writer ? [path, to, writer] : [path, to]))).toEqual(changes)
  for (const [path, to] of changes) {
    expect(entryOf(workspace).includes(`"${path.split('.')[1]}":`)).toBe(to !== null)
  }
  expect((await sync()).result.changed).toBe(false)
})

test.for<[what: string, act: (workspace: Workspace) => void]>([
  [
    'somebody changed it',
    ({ read, write }) => write('config.yaml', read('config.yaml').replace('a2a: true', 'a2a: 1')),
  ],
  ['nobody knows any more who wrote it', ({ remove }) => remove('.copilot-sync/ledger.json')],
])('a field stays although nothing writes it: %s', async ([, act]) => {
  const workspace = await following('flags: { a2a: model_info.a2a }\nexclude: ["claude-*"]\n')
  const { read, sync, write } = workspace
  const written = read('config.yaml')
  write('copilot-sync.yaml', 'exclude: ["claude-*"]\n')
  act(workspace)
  expect((await sync()).result.changed).toBe(false)
  // It is theirs from now on, also with the value that it had.
  write('config.yaml', written)
  expect((await sync()).result.changed).toBe(false)
  expect(read('config.yaml')).toBe(written)
})

test('a rule that fails, or cannot be loaded, is not gone', async () => {
  const workspace = await following('rules: [./mine.mjs]\n')
  const { read, sync, write } = workspace
  const written = read('config.yaml')
  write('mine.mjs', rule("() => { throw new Error('no') }"))
  expect((await sync()).result).toMatchObject({ changed: false })
  write('mine.mjs', 'export default {')
  await sync().catch(() => undefined)
  expect(read('config.yaml')).toBe(written)
  write('copilot-sync.yaml', '')
  expect((await sync()).result.updated).toHaveLength(2)
  expect(entryOf(workspace)).not.toContain('mine')
})

test('an adopted entry too', async () => {
  const config = `model_list:\n  - model_name: fast\n    litellm_params: {model: github_copilot/gpt-a}\n`
  const workspace = await following('adopt: all\noverrides: { gpt-a: { tier: gold } }\n', config)
  expect(entryOf(workspace, 'fast')).toContain('"tier":"gold"')
  workspace.write('copilot-sync.yaml', 'adopt: all\n')
  const { result } = await workspace.sync()
  expect(result.updated.find(({ name }) => name === 'fast')?.fields).toMatchObject([
    { path: 'model_info.tier', to: null, writer: { rule: 'override:gpt-a', gone: true } },
  ])
})
