import { explain, pause, restoreBackup, type ExplainResult } from '@copilot-sync/sync'
import { mkdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chat, createPlace, type Place, suggest } from './helpers/asked.ts'

const ask = ({ runtime, options }: Place, model: string, more: object = {}): Promise<ExplainResult> =>
  explain(runtime, { ...options, model, suggest, ...more })

/** An included file that names an entry: in a list, as a key, and in an entry of its own. */
const OTHER = `litellm_settings:
  default_fallbacks: [github_copilot/two, github_copilot/two-more]
router_settings:
  model_group_retry_policy: { github_copilot/two: { TimeoutErrorRetries: 1 } }
model_list:
  - model_name: auto
    litellm_params:
      auto_router_default_model: github_copilot/two
      model: github_copilot/two
`
const cached = { catalog: undefined, cached: true }
const ten = Array.from({ length: 12 }, (_, at) => chat(`model-${at}`))

test.each<{
  name: string
  /** Catalog at first, which is synced, if any. */
  before?: readonly object[]
  /** The present one. */
  catalog: readonly object[]
  config?: string | null
  settings?: string
  /** Change of the config after the first sync. */
  edit?: (text: string) => string
  model: string
  status: ExplainResult['status']
  rule?: string
  because?: object
  next: { readonly command?: string | null; readonly settings?: string | null; readonly what?: unknown }
}>([
  { name: 'not yet', catalog: [chat('one')], model: 'one', status: 'add', next: { command: 'copilot-sync sync' } },
  { name: 'by name', catalog: [chat('one')], model: 'github_copilot/one', status: 'add', next: {} },
  {
    name: 'by alias',
    catalog: [chat('one')],
    settings: 'aliases: { one: [smart] }',
    model: 'smart',
    status: 'add',
    next: {},
  },
  {
    name: 'in step',
    before: [chat('one')],
    catalog: [chat('one')],
    model: 'one',
    status: 'served',
    next: { settings: 'exclude: ["one"]' },
  },
  {
    name: 'out of step',
    before: [chat('one')],
    catalog: [chat('one')],
    edit: (text) => text.replace('max_output_tokens: 500', 'max_output_tokens: 499'),
    model: 'one',
    status: 'change',
    next: { command: 'copilot-sync sync' },
  },
  {
    name: 'gone, without memory',
    before: [chat('one'), chat('two')],
    catalog: [chat('one')],
    model: 'two',
    status: 'remove',
    next: { command: 'copilot-sync sync' },
  },
  {
    name: 'gone, and still named',
    before: [chat('one'), chat('two')],
    catalog: [chat('one')],
    edit: (text) => `${text}litellm_settings:\n  default_fallbacks: [github_copilot/two]\n`,
    model: 'two',
    status: 'held',
    next: { command: 'copilot-sync sync --force "reason"' },
  },
  {
    name: 'gone, and still named in an included file',
    config: 'include: [more/other.yaml]\nmodel_list: []\n',
    before: [chat('one'), chat('two')],
    catalog: [chat('one')],
    model: 'two',
    status: 'held',
    because: {
      code: 'STILL_NAMED',
      places: [
        'litellm_settings of more/other.yaml:2',
        'router_settings of more/other.yaml:4',
        'model_list[0].litellm_params of more/other.yaml:8',
      ],
    },
    next: { command: 'copilot-sync sync --force "reason"' },
  },
  {
    name: 'only proposed',
    before: [chat('one')],
    catalog: [chat('one'), chat('two')],
    settings: 'newModels: propose',
    model: 'two',
    status: 'held',
    next: { command: 'copilot-sync sync --force "reason"' },
  },
  {
    name: 'picker off',
    catalog: [chat('one', { model_picker_enabled: false })],
    model: 'one',
    status: 'left-out',
    rule: 'picker',
    next: { command: null, settings: 'unhide: ["one"]' },
  },
  {
    name: 'picker off, others unhidden',
    catalog: [chat('one', { model_picker_enabled: false }), chat('two', { model_picker_enabled: false })],
    settings: 'unhide: [two]',
    model: 'one',
    status: 'left-out',
    next: { settings: 'unhide: ["two","one"]' },
  },
  {
    name: 'picker off, and nowhere to reach it',
    catalog: [chat('one', { model_picker_enabled: false, supported_endpoints: [] })],
    model: 'one',
    status: 'left-out',
    next: { settings: null, command: null, what: expect.stringContaining('reachable') },
  },
  {
    name: 'a pseudo-model',
    catalog: [chat('auto-model-3'), chat('one')],
    model: 'auto-model-3',
    status: 'left-out',
    rule: 'auto-model',
    next: { command: null, settings: null },
  },
  {
    name: 'terms not accepted',
    catalog: [chat('one', { policy: { state: 'unconfigured' } })],
    model: 'one',
    status: 'left-out',
    rule: 'policy',
    next: { command: 'copilot-sync sync', what: expect.stringContaining('https://github.com/settings/copilot') },
  },
  {
    name: 'an embedding model',
    catalog: [chat('one', { capabilities: { type: 'embeddings' }, supported_endpoints: ['/embeddings'] })],
    model: 'one',
    status: 'left-out',
    rule: 'model-type',
    next: { settings: 'embeddings: true' },
  },
  {
    name: 'an embedding model that answers nowhere',
    catalog: [chat('one', { capabilities: { type: 'embeddings' } })],
    model: 'one',
    status: 'left-out',
    rule: 'model-type',
    next: { settings: null, command: null, what: expect.stringContaining('reachable') },
  },
  {
    name: 'a completion model',
    catalog: [chat('one', { capabilities: { type: 'completion' } })],
    model: 'one',
    status: 'left-out',
    rule: 'model-type',
    next: { command: null, settings: null },
  },
  {
    name: 'excluded',
    catalog: [chat('one')],
    settings: 'exclude: ["o*", two]',
    model: 'one',
    status: 'left-out',
    rule: 'patterns',
    next: { settings: 'exclude: ["two"]' },
  },
  {
    name: 'excluded, and picker off',
    catalog: [chat('one', { model_picker_enabled: false })],
    settings: 'exclude: ["o*"]',
    model: 'one',
    status: 'left-out',
    next: { settings: 'exclude: []', command: null, what: expect.stringMatching(/not enough.*picker/) },
  },
  {
    name: 'excluded, and terms not accepted',
    catalog: [chat('one', { policy: { state: 'unconfigured' } })],
    settings: 'exclude: ["o*"]',
    model: 'one',
    status: 'left-out',
    next: { what: expect.stringMatching(/not enough.*polic/) },
  },
  {
    name: 'not included',
    catalog: [chat('one')],
    settings: 'include: ["t*"]',
    model: 'one',
    status: 'left-out',
    rule: 'patterns',
    next: { settings: 'include: ["t*","one"]' },
  },
  {
    name: "left out by the user's own rule",
    catalog: [chat('one')],
    settings: 'rules: [./out.mjs]',
    model: 'one',
    status: 'left-out',
    rule: 'own-out',
    next: { what: expect.stringContaining('own-out') },
  },
  {
    name: 'a rule that fails',
    catalog: [chat('one')],
    settings: 'rules: [./throws.mjs]',
    model: 'one',
    status: 'undecided',
    rule: 'throws',
    next: { what: expect.stringContaining('throws') },
  },
  {
    name: 'the name is another model’s',
    catalog: [chat('one'), chat('two')],
    settings: 'rules: [./same-name.mjs]',
    model: 'two',
    status: 'left-out',
    next: { what: expect.stringContaining('aliases') },
  },
  {
    name: 'an entry of the user',
    config: 'model_list:\n  - model_name: github_copilot/one\n    litellm_params: { model: openai/x }\n',
    catalog: [chat('one')],
    model: 'one',
    status: 'yours',
    next: { command: null, what: expect.stringContaining('config.yaml:2:3') },
  },
  {
    name: 'an entry of the user for what nobody has',
    config: 'model_list:\n  - model_name: old\n    litellm_params: { model: github_copilot/old-one }\n',
    catalog: [chat('one')],
    model: 'old',
    status: 'yours',
    next: { what: expect.stringContaining('config.yaml:2:3') },
  },
  {
    name: 'an entry of the user that asks for another provider',
    config: 'model_list:\n  - model_name: direct\n    litellm_params: { model: openai/gpt }\n',
    catalog: [chat('one')],
    model: 'direct',
    status: 'yours',
    next: { command: 'copilot-sync models list --all' },
  },
  {
    name: 'unknown, near',
    catalog: [chat('model-1')],
    model: 'model-9',
    status: 'unknown',
    next: { command: 'copilot-sync explain model-1' },
  },
  {
    name: 'unknown, near an id that a shell would read',
    catalog: [chat("it's $HOME")],
    model: "it's x",
    status: 'unknown',
    next: { command: String.raw`copilot-sync explain 'it'\''s $HOME'` },
  },
  {
    name: 'unknown',
    catalog: [chat('one')],
    model: 'zzz',
    status: 'unknown',
    next: { command: 'copilot-sync models list --all' },
  },
  {
    name: 'no config',
    catalog: [chat('one')],
    config: null,
    model: 'one',
    status: 'usable',
    next: { command: 'copilot-sync sync --create' },
  },
  {
    name: 'a guard refuses the sync',
    before: ten,
    catalog: ten.slice(0, 5),
    model: 'model-1',
    status: 'refused',
    next: { command: 'copilot-sync sync --force "reason"' },
  },
  {
    name: 'a guard refuses a list that lacks it',
    before: ten,
    catalog: ten.slice(0, 5),
    model: 'model-11',
    status: 'refused',
    next: { command: 'copilot-sync sync --force "reason"' },
  },
  {
    name: 'a guard refuses a list of early models',
    before: ten,
    catalog: [chat('gpt-4o')],
    model: 'model-11',
    status: 'refused',
    next: { what: expect.stringContaining('host'), command: 'copilot-sync sync --force "reason"' },
  },
  {
    name: 'a guard holds a value',
    before: [chat('one')],
    catalog: [chat('one')],
    edit: (text) => text.replace('max_output_tokens: 500', 'max_output_tokens: 2000'),
    settings: 'state_dir: none',
    model: 'one',
    status: 'served',
    next: { command: 'copilot-sync sync --force "reason"' },
  },
])('$name', async ({ before, catalog, config, settings, edit, model, status, rule, because, next }) => {
  const place = createPlace(config)
  const rule1 = (body: string): string => `export default { api: 1, summary: 's', reads: [], examples: [], ${body} }\n`
  place.write('out.mjs', rule1("name: 'own-out', select: () => 'not wanted'"))
  place.write('throws.mjs', rule1("name: 'throws', select: () => { throw new Error('fault') }"))
  place.write('same-name.mjs', rule1("name: 'same-name', names: () => ['same']"))
  mkdirSync(place.path('more'))
  place.write('more/other.yaml', OTHER)
  if (before) {
    place.offer(...before)
    await place.sync()
  }
  if (settings) place.write('copilot-sync.yaml', `${settings}\n`)
  if (edit) place.write('config.yaml', edit(place.read('config.yaml')))
  const text = config === null ? null : place.read('config.yaml')
  place.offer(...catalog)
  const result = await ask(place, model)
  expect(result).toMatchObject({ status, next })
  if (because) expect(result.reason).toMatchObject(because)
  const says = result.checks.find(({ reason }) => reason !== null)
  if (rule !== undefined) expect(says).toMatchObject({ rule, reason: expect.any(String) })
  if (text !== null) expect(place.read('config.yaml')).toBe(text)
})

test('each field names the rule and the catalog paths with their values; the entry its place', async () => {
  const place = createPlace('# gateway\nmodel_list: []\n')
  place.offer(chat('one'))
  await place.sync()
  place.write('config.yaml', place.read('config.yaml').replace('max_output_tokens: 500', 'max_output_tokens: 1'))
  const { fields, config, changes, asked, policy, checks } = await ask(place, 'one')
  expect(fields.find(({ path }) => path === 'model_info.max_output_tokens')).toEqual({
    path: 'model_info.max_output_tokens',
    value: 500,
    rule: 'limits',
    from: [{ path: 'capabilities.limits.max_output_tokens', value: 500 }],
  })
  expect(changes).toEqual([{ name: 'github_copilot/one', path: 'model_info.max_output_tokens', from: 1, to: 500 }])
  expect(config).toEqual([
    { name: 'github_copilot/one', whose: 'ours', place: { file: 'config.yaml', line: 3, col: 3 } },
  ])
  expect(asked).toMatchObject({ source: 'file', apiBase: null, apiVersion: null, account: null })
  expect(policy).toBeNull()
  expect(checks.find(({ rule }) => rule === 'picker')).toMatchObject({
    reason: null,
    from: [{ path: 'model_picker_enabled', value: true }],
  })
})

test('the field that decides is named with its value', async () => {
  const place = createPlace()
  place.offer(chat('one', { policy: { state: 'disabled' } }))
  const { checks, policy } = await ask(place, 'one')
  expect(policy).toBe('disabled')
  expect(checks.filter(({ reason }) => reason !== null)).toMatchObject([
    { rule: 'policy', from: [{ path: 'policy.state', value: 'disabled' }] },
  ])
})

test('what memory holds: since when, how often, and how it goes at once', async () => {
  const place = createPlace()
  const day = Date.UTC(2026, 8, 1)
  place.offer(chat('one'), chat('two'))
  await place.sync(day)
  place.offer(chat('one', { capabilities: { type: 'chat', limits: { max_output_tokens: 500 }, supports: {} } }))
  await place.sync(day + 3_600_000)
  expect(await ask(place, 'two', cached)).toMatchObject({
    status: 'held',
    reason: { code: 'MISSING', seen: null },
    inAnswer: false,
    asked: { source: 'memory', at: '2026-09-01T01:00:00.000Z' },
    held: [{ id: 'two', path: null, missingSince: '2026-09-01T01:00:00.000Z', fetches: 1 }],
    next: { command: 'copilot-sync sync --prune' },
  })
  const one = await ask(place, 'one', cached)
  expect(one).toMatchObject({ status: 'served', inAnswer: true, next: { command: 'copilot-sync sync --prune' } })
  expect(one.held).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ path: 'capabilities.limits.max_prompt_tokens', fetches: 1 })]),
  )
  expect(await ask(place, 'three', cached)).toMatchObject({
    status: 'unknown',
    reason: { code: 'UNKNOWN', seen: { source: 'memory', near: null } },
  })
})

test.each([
  [
    'a fallback names it',
    'litellm_settings: { default_fallbacks: [github_copilot/m-2] }\n',
    1,
    'copilot-sync sync --prune',
    /litellm_settings.default_fallbacks\[0\]; then/,
  ],
  ['many go with it', '', 10, 'copilot-sync sync --prune --force "reason"', /many/],
])('what is missing goes at once, when %s', async (_, more, gone, command, what) => {
  const place = createPlace(`model_list: []\n${more}`)
  const models = Array.from({ length: 12 }, (__, at) => chat(`m-${at}`))
  const day = Date.UTC(2026, 8, 1)
  place.offer(...models)
  await place.sync(day)
  place.offer(...(gone === 1 ? models.filter((__, at) => at !== 2) : models.slice(10)))
  await place.sync(day + 3_600_000)
  const { status, next } = await ask(place, 'm-2', cached)
  expect(status).toBe('held')
  expect(next).toMatchObject({ command, what: expect.stringMatching(what) })
})

test.each(['paused', 'restored'])('what a sync would change, but it is %s', async (how) => {
  const place = createPlace()
  place.offer(chat('one'))
  await place.sync()
  place.offer(chat('one'), chat('two'))
  const options = { ...place.options, lockTimeoutMs: 1000 }
  if (how === 'paused') await pause(place.runtime, options)
  else {
    await place.sync()
    await restoreBackup(place.runtime, { ...options, id: 'latest' })
  }
  expect(await ask(place, 'two')).toMatchObject({
    status: 'held',
    reason: { code: how === 'paused' ? 'PAUSED' : 'RESTORED' },
    next: { command: 'copilot-sync resume' },
  })
})

test('a config that cannot be read is said, and the rest is answered', async () => {
  const place = createPlace('model_list: {')
  place.offer(chat('one'))
  expect(await ask(place, 'one')).toMatchObject({ status: 'usable', config: null })
  expect(place.runtime.warnings).toEqual([expect.stringContaining('config.yaml:1')])
})

test('an included file that cannot be read leaves the plan unknown', async () => {
  const place = createPlace('include: [more.yaml]\nmodel_list: []\n')
  place.write('more.yaml', 'model_list: {')
  place.offer(chat('one'))
  expect(await ask(place, 'one')).toMatchObject({ status: 'usable', config: null })
  expect(place.runtime.warnings).toEqual([expect.stringContaining('what is in the config is not known')])
})
