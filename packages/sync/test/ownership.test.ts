import { parseConfig } from '@copilot-sync/config-writer'
import { expect, test } from 'vitest'
import type { SyncResult } from '../src/contract/sync-result.ts'
import { createWorkspace } from './helpers/workspace.ts'

/** Fields of an entry that differ from none, so that texts stay short. */
const SETTINGS = 'headers: none\ncache_models_for: null\n'

const DOCUMENT = `# the team's
model_list:
  - model_name: github_copilot/gpt-4o # the good one
    litellm_params:
      model: github_copilot/gpt-4o
      extra_headers:
        Editor-Version: vscode/1.85.1
        Editor-Plugin-Version: copilot/1.155.0
        User-Agent: GithubCopilot/1.155.0
        Copilot-Integration-Id: vscode-chat
      rpm: 60 # ours
      model_info:
        litellm_provider: github_copilot
        mode: chat
        # billed elsewhere
        input_cost_per_token: 0.0
        max_tokens: 128000
        supports_vision: true
        team: red
      cache_models_for: 7200
  - model_name: mine
    litellm_params: {model: openai/x}
`

const ADOPTED = `# the team's
model_list:
  - model_name: github_copilot/gpt-4o # the good one
    litellm_params:
      model: github_copilot/gpt-4o
      extra_headers:
        editor-version: vscode/1.95.0
        editor-plugin-version: copilot-chat/0.26.7
        user-agent: GitHubCopilotChat/0.26.7
        copilot-integration-id: vscode-chat
      rpm: 60 # ours
      # billed elsewhere
    model_info:
      id: copilot-github_copilot-gpt-4o
      managed_by: copilot-sync
`

test('an entry as earlier scripts wrote it, adopted: in its place, with its own fields and comments', async () => {
  const { read, sync, diff, models, write, runtime } = createWorkspace({ 'config.yaml': DOCUMENT })
  models('gpt-4o')
  const before = await sync()
  expect(before.result).toMatchObject({ changed: false, adoptable: 1, userEntries: ['github_copilot/gpt-4o'] })
  expect(runtime.warnings.join('\n')).toContain('copilot-sync sync --adopt')

  const shown = await diff({ adopt: true })
  expect(read('config.yaml')).toBe(DOCUMENT)
  const { result } = await sync({ adopt: true })
  expect(result.updated).toEqual(shown.result.updated)
  expect(result).toMatchObject({ added: [], removed: [], adoptable: 0, userEntries: [], unchanged: 0 })
  const fields = Object.fromEntries(result.updated[0]?.fields.map(({ path, to }) => [path, to]) ?? [])
  expect(fields).toMatchObject({
    'model_info.managed_by': 'copilot-sync',
    'model_info.max_input_tokens': 1000,
    'model_info.team': 'red',
    'litellm_params.model_info': null,
    'litellm_params.cache_models_for': null,
  })
  const text = read('config.yaml')
  expect(text.slice(0, ADOPTED.length)).toBe(ADOPTED)
  expect(text).toMatch(/\n {6}team: red\n {2}- model_name: mine\n {4}litellm_params: \{model: openai\/x\}\n$/)

  expect((await sync()).result).toMatchObject({ changed: false, unchanged: 1, adoptable: 0 })
  write('config.yaml', text.replace('      managed_by: copilot-sync\n', ''))
  const back = await sync()
  expect(back.result).toMatchObject({ changed: false, userEntries: ['github_copilot/gpt-4o'], adoptable: 1 })
})

const entry = (name: string, model: string, more = ''): string =>
  `  - model_name: ${name}\n    litellm_params: {model: ${model}}\n${more}`
const copilot = (name: string, more?: string): string => entry(name, 'github_copilot/gpt-4o', more)

test.for<[string, string, string, Partial<SyncResult>]>([
  ['nothing said', '', DOCUMENT, { updated: [], adoptable: 1 }],
  ['adopt: none', 'adopt: none\n', DOCUMENT, { updated: [], adoptable: 1 }],
  ['adopt: false', 'adopt: false\n', DOCUMENT, { updated: [], adoptable: 1 }],
  ['adopt: document, with a field of its own', 'adopt: document\n', DOCUMENT, { updated: [], adoptable: 1 }],
  [
    'adopt: document, to the letter',
    'adopt: document\n',
    DOCUMENT.replace(/ {6}rpm.*\n/, '').replace(/ {8}team.*\n/, ''),
    { adoptable: 0, removed: [] },
  ],
  ['adopt: all', 'adopt: all\n', DOCUMENT, { adoptable: 0, removed: [] }],
])('settings: %s', async ([, settings, config, result]) => {
  const { sync, models } = createWorkspace({ 'config.yaml': config, 'copilot-sync.yaml': settings })
  models('gpt-4o')
  const outcome = await sync()
  expect(outcome.result).toMatchObject(result)
  expect(outcome.result.updated).toHaveLength(result.adoptable === 0 ? 1 : 0)
})

test('under names of their own: the first of each follows the catalog and goes with its model', async () => {
  const config = `model_list:\n${copilot('fast')}${entry('fast', 'azure/x')}${copilot('fast')}`
  const { read, sync, models } = createWorkspace({ 'config.yaml': config, 'copilot-sync.yaml': SETTINGS })
  models('gpt-4o', 'gpt-5')
  const first = await sync({ adopt: true })
  expect(first.result.updated.map(({ name }) => name)).toEqual(['fast'])
  expect(first.result).toMatchObject({ added: ['github_copilot/gpt-4o', 'github_copilot/gpt-5'], adoptable: 0 })
  const text = read('config.yaml')
  expect(text).toContain('      id: copilot-fast\n')
  expect(text).toContain('      adopted: true\n')
  expect((await sync()).result).toMatchObject({ changed: false, unchanged: 3, userEntries: ['fast'] })
  models('gpt-5')
  const gone = await sync()
  expect(gone.result.removed).toEqual(['fast', 'github_copilot/gpt-4o'])
  expect(read('config.yaml')).toContain(`model_list:\n${entry('fast', 'azure/x')}${copilot('fast')}`)
})

test('what cannot be edited safely is left with a word, the rest is adopted', async () => {
  const shared = `    model_info: &info {team: red}\n`
  const config = `model_list:\n${copilot('a', shared)}${copilot('b')}${entry('c', 'openai/x', '    model_info: *info\n')}`
  const { read, sync, models, runtime } = createWorkspace({ 'config.yaml': config })
  models('gpt-4o')
  const { result } = await sync({ adopt: true })
  expect(result.updated.map(({ name }) => name)).toEqual(['b'])
  expect(runtime.warnings.join('\n')).toMatch(/entry a is not adopted.*&info/s)
  expect(read('config.yaml')).toContain(copilot('a', shared))
})

test('a header of the user that goes is named', async () => {
  const more = 'github_copilot/gpt-4o, extra_headers: {x-team: a, User-Agent: b}'
  const { sync, models, runtime } = createWorkspace({ 'config.yaml': `model_list:\n${entry('a', more)}` })
  models('gpt-4o')
  await sync({ adopt: true })
  expect(runtime.warnings.filter((text) => text.includes('takes its header'))).toMatchObject([/x-team/])
})

test.for<[string, string, boolean, number, number]>([
  ['yes', '', true, 1, 1],
  ['no', '', false, 1, 0],
  ['said by settings', 'adopt: none\n', true, 0, 0],
])('on a terminal it asks: %s', async ([, settings, answer, questions, updated]) => {
  const config = `model_list:\n${copilot('fast')}`
  const { sync, models, runtime } = createWorkspace({ 'config.yaml': config, 'copilot-sync.yaml': settings })
  models('gpt-4o')
  const asked: SyncResult['updated'][] = []
  const confirm = async (_: string, changes: SyncResult['updated']): Promise<boolean> => {
    asked.push(changes)
    return answer
  }
  Object.assign(runtime, { confirm })
  const { result } = await sync()
  expect(asked).toHaveLength(questions)
  expect(result.updated).toHaveLength(updated)
  if (updated) expect(asked[0]).toEqual(result.updated)
  expect((await sync({ adopt: true })).result.changed).toBe(updated === 0)
  expect(asked).toHaveLength(questions)
})

test('nothing adoptable, nothing asked', async () => {
  const { sync, models, runtime } = createWorkspace({ 'config.yaml': 'model_list: []\n' })
  models('gpt-4o')
  Object.assign(runtime, { confirm: () => expect.unreachable() })
  expect((await sync()).result.added).toHaveLength(1)
})

test('inside our entries: fields of rules, flags and overrides are ours, all else and all comments the user’s', async () => {
  const settings = `${SETTINGS}flags: {seat: model_info.seat}\noverrides: {gpt-4o: {tier: paid}}\n`
  const { read, write, sync } = createWorkspace({ 'config.yaml': 'model_list: []\n', 'copilot-sync.yaml': settings })
  const one = { id: 'gpt-4o', model_picker_enabled: true, capabilities: { type: 'chat', supports: { seat: 'a' } } }
  write('catalog.json', JSON.stringify({ data: [one] }))
  await sync()
  const text = read('config.yaml')
  const edited = text
    .replace('seat: a', 'seat: z # s')
    .replace('tier: paid', 'tier: free # t')
    .replace('mode: chat', 'mode: responses # m\n      # mine\n      note: kept')
  write('config.yaml', edited)
  const { result } = await sync()
  expect(result.updated[0]?.fields).toMatchObject([
    { rule: 'mode' },
    { rule: 'flag:seat' },
    { rule: 'override:gpt-4o' },
  ])
  expect(read('config.yaml')).toBe(
    edited.replace('seat: z', 'seat: a').replace('tier: free', 'tier: paid').replace('mode: responses', 'mode: chat'),
  )
})

test.for<[string, (text: string) => string, boolean, boolean]>([
  ['that we wrote goes', (text) => text, true, false],
  ['that was changed since stays', (text) => text.replace('tier: paid', 'tier: free'), true, true],
  ['stays when the ledger is lost', (text) => text, false, true],
])('a field that nobody wants any more %s', async ([, edit, ledger, stays]) => {
  const files = { 'config.yaml': 'model_list: []\n', 'copilot-sync.yaml': 'overrides: {gpt-4o: {tier: paid}}\n' }
  const { read, write, remove, sync, models } = createWorkspace(files)
  models('gpt-4o')
  await sync()
  write('config.yaml', edit(read('config.yaml')))
  if (!ledger) remove('.copilot-sync/ledger.json')
  // The path is still owned: another model's override writes it.
  write('copilot-sync.yaml', 'overrides: {other: {tier: paid}}\n')
  await sync()
  expect(/tier: /.test(read('config.yaml'))).toBe(stays)
})

test('wildcards and copies of ours are named at each sync', async () => {
  const { read, write, sync, models, runtime } = createWorkspace({
    'config.yaml': `model_list:\n${entry('all', 'github_copilot/*')}`,
  })
  models('gpt-4o')
  await sync()
  const text = read('config.yaml')
  const copy = text.slice(text.indexOf('  - model_name: github_copilot/gpt-4o'))
  write('config.yaml', text + copy + copy.replace('model_name: github_copilot/gpt-4o', 'model_name: b'))
  for (const _ of [1, 2]) {
    runtime.warnings.length = 0
    expect((await sync()).result).toMatchObject({ changed: false, unchanged: 1 })
    expect(
      runtime.warnings.filter((one) => /wildcard entry all|repeats one of ours|not the id/.test(one)),
    ).toHaveLength(3)
  }
})

const sections = (one: { data(): unknown } | undefined): Record<string, Record<string, unknown>> =>
  Object.assign({}, one?.data())

const MODEL = 'model: github_copilot/gpt-4o'
const block = (params: string, more = ''): string =>
  `model_list:\n  - model_name: fast\n    litellm_params:\n      ${MODEL}\n${params}${more}  - model_name: mine\n`

test.for<[string, string, object]>([
  ['a block', block('      model_info: {team: red}\n      cache_models_for: 1\n'), { team: 'red' }],
  [
    'one line',
    `model_list:\n  - {model_name: fast, litellm_params: {${MODEL}, model_info: {team: red}, cache_models_for: 1}}\n  - model_name: mine\n`,
    { team: 'red' },
  ],
  [
    'JSON',
    `{"model_list": [{"model_name": "fast", "litellm_params": {"model": "github_copilot/gpt-4o", "cache_models_for": 1,\n"model_info": {"team": "red"}}},\n{"model_name": "mine"}]}\n`,
    { team: 'red' },
  ],
  ['CRLF', block('      model_info:\n        team: red\n').replaceAll('\n', '\r\n'), { team: 'red' }],
  [
    'tabs and comments',
    block('      model_info: #\ta\n        # b\n        team: red #c\n      # d\n'),
    { team: 'red' },
  ],
  ['headers of an alias', `h: &h {User-Agent: a}\n${block('      extra_headers: *h\n')}`, {}],
  ['a nested block of an alias', `i: &i {team: red}\n${block('      model_info: *i\n')}`, { team: 'red' }],
  ['a merged parameter of its own', `d: &d {rpm: 5}\n${block('      <<: *d\n')}`, {}],
  ['a nested block that is null', block('      model_info:\n'), {}],
  ['an empty sibling', block('      rpm: 5\n', '    model_info: {}\n'), {}],
  ['a sibling that is null', block('      rpm: 5\n', '    model_info:\n'), {}],
  [
    'both',
    block('      model_info: {team: red, note: a}\n', '    model_info: {note: b}\n'),
    { team: 'red', note: 'b' },
  ],
  ['quoted keys', block('      "model_info": {"team": \'red\'}\n'), { team: 'red' }],
])('adopted whatever its style: %s', async ([, config, own]) => {
  const { read, sync, models } = createWorkspace({ 'config.yaml': config, 'copilot-sync.yaml': 'exclude: []\n' })
  models('gpt-4o')
  const { result, plan } = await sync({ adopt: true })
  expect(plan.update.map(({ name }) => name)).toEqual(['fast'])
  expect(result.adoptable).toBe(0)
  const [adopted, theirs] = parseConfig(read('config.yaml'), 'config.yaml').entries
  const [was, mine] = parseConfig(config, 'config.yaml').entries
  expect(theirs?.data()).toEqual(mine?.data())
  const { litellm_params: params, model_info: info } = sections(adopted)
  const before = sections(was)['litellm_params']
  const { model_info: _, cache_models_for: __, extra_headers: ___, ...kept } = before ?? {}
  expect(params).toMatchObject(kept)
  expect(params).not.toHaveProperty('model_info')
  expect(params).not.toHaveProperty('cache_models_for')
  expect(info).toMatchObject({ id: 'copilot-fast', managed_by: 'copilot-sync', adopted: true, ...own })
  const comments = (text: string): string[] => text.match(/#.*$/gm)?.sort() ?? []
  expect(comments(read('config.yaml'))).toEqual(comments(config))
  expect((await sync()).result).toMatchObject({ changed: false, unchanged: 2 })
})

test('a parameter that comes from a merged mapping goes with it, the other fields of that are written out', async () => {
  const config = `d: &d {cache_models_for: 5, timeout: 60}\n${block('      <<: *d # ours\n')}`
  const { read, sync, models } = createWorkspace({ 'config.yaml': config })
  models('gpt-4o')
  expect((await sync({ adopt: true })).result.updated.map(({ name }) => name)).toEqual(['fast'])
  const [adopted] = parseConfig(read('config.yaml'), 'config.yaml').entries
  expect(sections(adopted)['litellm_params']).toMatchObject({ timeout: 60 })
  expect(sections(adopted)['litellm_params']).not.toHaveProperty('cache_models_for')
  expect(read('config.yaml')).toMatch(/^d: &d .*\n[^]*# ours\n[^]* {2}- model_name: mine\n/)
})

test('a parameter that others use and that would have to go: left with a word', async () => {
  const entries = block('      cache_models_for: &c 5\n')
  const { read, sync, models, runtime } = createWorkspace({ 'config.yaml': `${entries}d: *c\n` })
  models('gpt-4o')
  expect((await sync({ adopt: true })).result).toMatchObject({ updated: [], added: ['github_copilot/gpt-4o'] })
  expect(runtime.warnings.join('\n')).toMatch(/entry fast is not adopted/)
  expect(read('config.yaml').startsWith(entries)).toBe(true)
})

test('a key outside the list that is given twice is a warning, with its place', async () => {
  const { sync, models, runtime } = createWorkspace({ 'config.yaml': 'a: 1\nmodel_list: []\na: 2\n' })
  models('gpt-4o')
  expect((await sync()).result.added).toHaveLength(1)
  expect(runtime.warnings.filter((text) => text.startsWith('config.yaml:3:1: '))).toHaveLength(1)
})
