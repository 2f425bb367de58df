import { expect, test } from 'vitest'
import { createWorkspace, withSimulator } from './helpers/workspace.ts'

/** Steers a terminal, hides, turns around, and tries to be a line, a cell, a link or markup of its own. */
const EVIL =
  '\u001B[31m\u001B]8;;http://evil.example\u0007x\u001B]8;;\u001B\\\u0007\u009B2J\u0085\u202Elive\u2066\u200E\u061C\u200B\u200D\u2060\uFEFF\u00AD' +
  '\u2028\u2029\nWritten: 9 added.\r\tWritten: 8\u{E0041}\u0000\uD800|`<img src=x>[a](http://evil.example)'
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

const spoiled = (text: string): string => `${text}${EVIL}`

/** A model of which every text, and every key of `supports`, is hostile. */
const hostile = (id: string, served: boolean): object => ({
  id,
  name: spoiled('A name'),
  vendor: spoiled('Vendor').replace('\uD800', ''),
  version: spoiled('1'),
  object: spoiled('model'),
  preview: false,
  model_picker_enabled: served,
  model_picker_category: spoiled('powerful'),
  warning_message: spoiled('soon gone'),
  warning_messages: [{ code: spoiled('c'), message: spoiled('a notice') }],
  info_messages: [{ message: spoiled('another') }],
  policy: { state: served ? 'enabled' : spoiled('disabled'), terms: spoiled('the terms') },
  supported_endpoints: served ? ['/chat/completions', spoiled('/x')] : [spoiled('/chat/completions')],
  billing: { is_premium: true, restricted_to: [spoiled('pro')] },
  [spoiled('field')]: { [spoiled('below')]: spoiled('value') },
  capabilities: {
    type: 'chat',
    family: spoiled('gpt'),
    tokenizer: spoiled('o200k'),
    object: spoiled('model_capabilities'),
    limits: { max_prompt_tokens: 100_000, max_output_tokens: 8000, [spoiled('max')]: 1 },
    supports: { tool_calls: true, [spoiled('flag')]: true, reasoning_effort: ['low', spoiled('high')] },
  },
})

const models = [
  hostile('plain', true),
  hostile('fine', true),
  hostile('so\u00ADft', true),
  hostile(spoiled('evil'), true),
  hostile('policy', false),
  { id: spoiled('no-model'), model_picker_enabled: 'x' },
  { id: 7, name: EVIL },
  hostile('plain', true),
]

/** Whatever left the program: nothing that cannot be seen, and no line that a text from outside has made. */
function expectClean(what: string, text: string): void {
  expect(`${what}: ${UNSEEN.exec(text)?.[0].codePointAt(0)?.toString(16)}`).toBe(`${what}: undefined`)
  expect(text, what).not.toMatch(/^\W*Written: [89]/m)
}

test('a hostile catalog reaches terminal, log, page, plan and config only clean, and a second sync is none', async () => {
  const { read, run, write } = createWorkspace()
  write('models.json', JSON.stringify({ data: models }))
  write(
    'copilot-sync.yaml',
    `rules: [./mine.mjs]
flags: { "fl\\u001b[31m\\u202e|ag": model_info.supports_x }
overrides: { "${JSON.stringify(spoiled('over')).slice(1, -1)}": { mode: chat } }
`,
  )
  write(
    'mine.mjs',
    `const evil = ${JSON.stringify(EVIL)}
export default { api: 1, name: 'mine', summary: 'copies', reads: ['vendor'], writes: ['model_info.vendor'],
  map: (model) => { if (model.id === 'plain') throw new Error('no ' + evil); return { 'model_info.vendor': model.get('vendor') } },
  examples: [{ catalog: { id: 'x', vendor: 'y' }, entry: { 'model_info.vendor': 'y' } }] }\n`,
  )
  const catalog = ['--catalog', 'models.json', '--log-file', 'run.log', '-v']
  const at = spoiled('evil')
  const runs: [number | null, ...string[]][] = [
    [0, 'diff', ...catalog, '--report', 'diff.html', '--out', 'plan.json'],
    [0, 'diff', ...catalog, '--format', 'json'],
    [0, 'diff', ...catalog, '--format', 'markdown'],
    [0, 'diff', ...catalog, '--format', 'unified'],
    [0, 'diff', ...catalog, '--json'],
    [0, 'sync', ...catalog, '--remember', '--report', 'page.html'],
    [0, 'models', 'list', '--all', ...catalog],
    [0, 'models', 'list', '--all', ...catalog, '--json'],
    [0, 'models', 'show', 'plain', ...catalog],
    [0, 'models', 'show', 'plain', ...catalog, '--json'],
    [1, 'models', 'show', at, ...catalog, '--json'],
    [null, 'explain', 'policy', ...catalog],
    [null, 'explain', at, ...catalog],
    [null, 'explain', at, ...catalog, '--json'],
    [0, 'validate'],
    [0, 'validate', '--json'],
    [0, 'history'],
    [0, 'history', '--format', 'markdown', '--report', 'past.html'],
    [0, 'history', '--format', 'json'],
    [0, 'backup', 'show', 'latest'],
    [0, 'backup', 'show', 'latest', '--text'],
    [6, 'validate', at],
    [6, 'diff', ...catalog, '--config', at, '--json'],
    [64, at],
    [64, 'sync', `--${at}`],
    [64, 'sync', `--${at}`, '--json'],
    [64, 'sync', '--timeout', at],
    [64, 'diff', '--format', at],
    [64, 'backup', 'list', at],
    [0, 'pause', '--reason', at, '--until', '2h'],
    [0, 'sync', ...catalog],
    [0, 'resume'],
  ]
  for (const [code, ...args] of runs) {
    const words = args.map((word) => word.replace('\0', ''))
    const out = await run(...words)
    const what = JSON.stringify(words)
    if (code !== null) expect(out, what).toMatchObject({ code })
    expectClean(what, out.stdout)
    expectClean(what, out.stderr)
    if (words.includes('--json')) expect(out.json().command).toBeTypeOf('string')
  }
  for (const name of ['run.log', 'plan.json', 'diff.html', 'page.html', 'past.html', 'config.yaml']) {
    expectClean(name, read(name))
  }
  expect(read('run.log')).toMatch(/^(?:\d{4}-\S+Z .+\n)+$/)
  const config = read('config.yaml')
  expect(config).toContain(String.raw`\u00ad\u2028\u2029\nWritten: 9 added.\r\tWritten: 8\U000e0041\u0000|`)
  const again = (await run('sync', '--catalog', 'models.json', '--remember', '--json')).json()
  expect(again.result).toMatchObject({ changed: false, added: [], updated: [], removed: [] })
  expect(read('config.yaml')).toBe(config)
})

test('Markdown holds no markup of a text from outside', async () => {
  const { run, write } = createWorkspace()
  write('models.json', JSON.stringify({ data: models }))
  const { stdout } = await run('diff', '--catalog', 'models.json', '--format', 'markdown')
  expect(stdout).not.toMatch(/<img|\[a\]\(|(?<![`\w&;])https?:\/\/evil/)
  for (const row of stdout.split('\n').filter((line) => line.startsWith('| + |'))) {
    expect(row.replaceAll(String.raw`\|`, '').split('|')).toHaveLength(5)
  }
})

test.each([
  ['the exchange', '/copilot_internal/v2/token', 403],
  ['the list', '/models', 400],
  ['a failing service', '/models', 503],
])('a hostile error of %s', async (_, path, status) => {
  const body = { message: EVIL, error: { message: EVIL, code: EVIL }, error_details: { message: EVIL, url: EVIL } }
  const headers = {
    'x-github-request-id': '\u009B2J\u00AD',
    'retry-after': '1\u009B',
    'content-type': 'application/json',
  }
  await withSimulator({ faults: [{ match: { path }, answer: { status, body, headers } }] }, async (simulator) => {
    const { read, run } = createWorkspace(simulator)
    for (const more of [[], ['--json']]) {
      const out = await run('sync', '-v', '--log-file', 'run.log', '--timeout', '2s', ...more)
      expect(out.code).toBeGreaterThan(2)
      expectClean('stdout', out.stdout)
      expectClean('stderr', out.stderr)
    }
    expectClean('log', read('run.log'))
  })
})
