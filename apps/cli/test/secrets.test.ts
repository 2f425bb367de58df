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
  ]
  const mine = `general_settings:
  master_key: canary-one
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
