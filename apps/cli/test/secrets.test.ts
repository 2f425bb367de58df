import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogOf } from './helpers/catalog.ts'
import { runCli } from './helpers/run-cli.ts'
import { createWorkspace, withSimulator } from './helpers/workspace.ts'

const GITHUB = 'ghu_canaryGithubToken0123456789abcdef'
const MASTER = 'sk-canary-master-key-0123456789'

test.each([
  ['a good run', []],
  [
    'a rejected token',
    [
      {
        match: { path: '/copilot_internal/v2/token' },
        answer: { status: 401, body: { message: `Bad credentials ${GITHUB}` } },
      },
    ],
  ],
  [
    'an answer that echoes the token',
    [{ match: { path: '/models' }, answer: { status: 400, body: { message: `no ${GITHUB}` } } }],
  ],
] as const)('no secret leaves the program: %s', async (_, faults) => {
  await withSimulator({ githubTokens: [GITHUB], faults }, async (simulator) => {
    const { env, folder, path, write } = createWorkspace(simulator)
    write('tokens/access-token', `${GITHUB}\n`)
    const run = { cwd: folder, env: { ...env, LITELLM_MASTER_KEY: MASTER } }
    const said: string[] = []
    for (const args of [
      ['sync', '-v', '--log-file', 'run.log'],
      ['sync', '--json'],
      ['diff', '--format', 'unified'],
      ['diff', '--format', 'markdown', '--out', 'plan.json'],
      ['pause', '--reason', `the token is ${GITHUB}`],
      ['sync'],
      ['resume', '--json'],
      ['models', 'list', '--json', '--timeout', '1s'],
    ]) {
      const { stdout, stderr } = await runCli(args, run)
      said.push(stdout, stderr)
    }
    said.push(
      readFileSync(path('run.log'), 'utf8'),
      readIfThere(path('plan.json')),
      ...textsBelow(path('.copilot-sync')),
    )
    const secrets = [GITHUB, MASTER, copilotToken(path('tokens/api-key.json'))].filter((one) => one !== undefined)
    for (const secret of secrets) expect(said.join('\n')).not.toContain(secret)
  })
})

function copilotToken(file: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { token: string }).token
  } catch {
    return undefined
  }
}

const readIfThere = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/** File names and contents of the state folder. */
function textsBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
      const file = join(folder, name)
      return statSync(file).isDirectory() ? [name] : [name, readFileSync(file, 'utf8')]
    })
  } catch {
    return []
  }
}

test('no secret of the config leaves the program, whatever shows its text', async () => {
  const canaries = [
    'canary-one',
    'canary-two',
    'canary-three',
    'canaryfour',
    'canaryfive',
    'canary-six',
    'canary-seven',
    '918273645',
    'canary-eight',
    'canary-nine',
    'canary-ten',
  ]
  const mine = `general_settings:
  master_key: canary-one
  database_password: 918273645
  api_keys: [canary-eight, "canary-nine"]
  credentials:
    - canary-ten
litellm_settings:
  cache_params: { type: redis, password: canary-two }
  private_key: |
    canaryfour
    canaryfive
model_list:
  - model_name: direct
    litellm_params:
      model: github_copilot/one
      api_key: canary-three
      aws_secret_access_key: "canary-six"
      max_tokens: 64000
      extra_headers:
        X-Secret: canary-seven
`
  const { path, read, run, write } = createWorkspace()
  write('config.yaml', mine)
  write('models.json', catalogOf(['one', 'two']))
  const said: string[] = []
  for (const args of [
    ['diff', '--adopt', '--format', 'unified', '--catalog', 'models.json', '--out', 'plan.json'],
    ['diff', '--adopt', '--format', 'unified', '--catalog', 'models.json', '--json'],
    ['diff', '--adopt', '--format', 'json', '--catalog', 'models.json'],
    ['diff', '--adopt', '--format', 'text', '--catalog', 'models.json'],
    ['diff', '--adopt', '--format', 'markdown', '--catalog', 'models.json'],
    ['sync', '--adopt', '--catalog', 'models.json', '--log-file', 'run.log'],
    ['backup', 'show', 'latest'],
    ['backup', 'show', 'latest', '--text'],
    ['backup', 'show', 'latest', '--json'],
    ['backup', 'restore', 'latest', '--dry-run'],
    ['backup', 'restore', 'latest', '--dry-run', '--json'],
    ['sync', '--catalog', 'config.yaml', '--log-file', 'run.log'],
    ['sync', '--catalog', 'config.yaml', '--log-file', 'run.log', '--json'],
    ['validate', '--json'],
  ]) {
    const { stdout, stderr } = await run(...args)
    said.push(stdout, stderr)
  }
  said.push(read('run.log'), readIfThere(path('plan.json')))
  expect(read('config.yaml')).toContain('github_copilot/two')
  for (const canary of canaries) expect(said.join('\n')).not.toContain(canary)
  expect(said.join('\n')).toContain('[redacted]')
})

test.each([
  ['an alias', 'api_key: *Passw0rd'],
  ['an alias in itself', 'api_key: &Passw0rd [*Passw0rd]'],
  ['an anchor twice', 'api_key: &Passw0rd x\n      y: &Passw0rd z'],
  ['a tag', 'api_key: !Passw0rd'],
  ['a tag of a list', 'api_key: !Passw0rd [a]'],
  ['a tag of a mapping', 'api_key: !Passw0rd {a: b}'],
  ['a handle', 'api_key: !Passw0rd!x y'],
  ['an escape', String.raw`api_key: "\qPassw0rd"`],
  ['a number', 'api_key: !!int Passw0rd'],
  ['a date', 'api_key: !!timestamp Passw0rd'],
  ['a truth value', 'api_key: !!bool Passw0rd'],
  ['bytes', 'api_key: !!binary "Passw0rd!"'],
  ['a key twice', 'api_key: {Passw0rd: 1, Passw0rd: 2}'],
  ['a key twice elsewhere', 'a: b\nx: {Passw0rd: 1, Passw0rd: 2}'],
  ['a list that is not closed', 'api_key: [Passw0rd'],
  ['quotes that are not closed', 'api_key: "Passw0rd'],
  ['a sign that begins nothing', 'api_key: @Passw0rd'],
  ['a second value', 'api_key: "a" Passw0rd'],
  ['a colon too many', 'api_key: a: Passw0rd'],
])('a secret without quotes that YAML takes for %s is not repeated', async (_, line) => {
  const { read, run, write } = createWorkspace()
  write('config.yaml', `model_list:\n  - model_name: x\n    litellm_params:\n      model: y\n      ${line}\n`)
  write('models.json', catalogOf(['one']))
  const said: string[] = []
  for (const args of [
    ['validate', '-v'],
    ['validate', '--json'],
    ['diff', '--catalog', 'models.json', '-v', '--log-file', 'run.log'],
    ['diff', '--catalog', 'models.json', '--json'],
  ]) {
    const { stdout, stderr } = await run(...args)
    said.push(stdout, stderr)
  }
  said.push(read('run.log'))
  expect(said.join('\n')).toMatch(/config\.yaml:\d+:\d+/)
  expect(said.join('\n')).not.toContain('assw0rd')
})
