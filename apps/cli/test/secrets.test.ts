import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
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
