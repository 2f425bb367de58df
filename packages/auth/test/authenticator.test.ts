import { createAuthenticator } from '@copilot-sync/auth'
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fetchHttp } from './helpers/fetch-http.ts'
import {
  COPILOT,
  envelope,
  failure,
  GITHUB,
  HOST,
  NOW,
  serveExchange,
  stage,
  temporaryFolder,
} from './helpers/stage.ts'

test('gives a Copilot token for the GitHub token in LiteLLM’s folder', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'access-token'), `${GITHUB}\n`)
  const { url } = await serveExchange({ body: envelope(1800, { sku: 'free_limited_copilot' }) })

  const authenticate = createAuthenticator({
    env: { GITHUB_COPILOT_TOKEN_DIR: folder, GITHUB_COPILOT_API_KEY_URL: url },
    home: '/home/somebody',
    http: fetchHttp,
    headers: { 'editor-version': 'vscode/1.95.0' },
    now: () => NOW,
    onSecret: () => {},
    onWarning: () => {},
  })

  expect(await authenticate()).toEqual({
    type: 'copilot-token',
    token: COPILOT,
    expiresAt: NOW + 1_800_000,
    apiBase: HOST,
    source: 'exchange',
    tokenSource: join(folder, 'access-token'),
    sku: 'free_limited_copilot',
    account: 'canaryCOPILOT',
  })
})

describe('api-key.json', () => {
  test.each([
    ['that is valid is used', 61, false, 'api-key-file'],
    ['that ends within a minute is renewed', 59, true, 'exchange'],
    ['that ends within a minute is used when it cannot be renewed', 59, false, 'api-key-file'],
    ['that is over is renewed', -1, true, 'exchange'],
  ])('%s', async (_, life, withGithub, source) => {
    const files = { 'api-key.json': envelope(life), ...(withGithub ? { 'access-token': GITHUB } : {}) }
    const { authenticate, seen } = await stage({ files })
    expect(await authenticate()).toMatchObject({ token: COPILOT, source, apiBase: HOST })
    expect(seen).toHaveLength(source === 'exchange' ? 1 : 0)
  })

  test('a valid one is left when it shall be renewed', async () => {
    const { authenticate, seen } = await stage({ files: { 'api-key.json': envelope(900), 'access-token': GITHUB } })
    expect(await authenticate()).toMatchObject({ source: 'api-key-file' })
    expect(await authenticate({ renew: true })).toMatchObject({ source: 'exchange' })
    expect(seen).toHaveLength(1)
  })

  test('is read again at each call', async () => {
    const { authenticate, file } = await stage({ files: { 'api-key.json': envelope(900) } })
    await authenticate()
    writeFileSync(file('api-key.json'), envelope(900, { token: 'tid=another' }))
    expect(await authenticate()).toMatchObject({ token: 'tid=another' })
  })

  const broken = [
    ['cut', '{"token": "tid=canary'],
    ['empty', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['without a token', '{"expires_at": 9999999999}'],
    ['with a token of another kind', '{"token": 5, "expires_at": 9999999999}'],
    ['with a token that no header can carry', '{"token": "tid=canary\\ncanary", "expires_at": 9999999999}'],
    ['without a time', '{"token": "tid=canary"}'],
    ['with a time of another kind', '{"token": "tid=canary", "expires_at": "soon"}'],
    ['with an impossible time', '{"token": "tid=canary", "expires_at": 1e300}'],
  ] as const

  test.each(broken)('%s is renewed', async (_, text) => {
    const { authenticate, file } = await stage({ files: { 'api-key.json': text, 'access-token': GITHUB } })
    expect(await authenticate()).toMatchObject({ source: 'exchange', token: COPILOT })
    expect(readFileSync(file('api-key.json'), 'utf8')).toBe(envelope(1800))
  })

  test.each(broken)('%s, and no GitHub token', async (_, text) => {
    const { authenticate, file, seen } = await stage({ files: { 'api-key.json': text } })
    const error = await failure(authenticate())
    expect(error).toMatchObject({ code: 'NOT_LOGGED_IN', exit: 4 })
    expect(error.hint).toContain(file('api-key.json'))
    expect(seen).toEqual([])
  })

  test('that is a folder counts as broken, and cannot be replaced', async () => {
    const { authenticate, file, warnings } = await stage({ files: { 'access-token': GITHUB } })
    mkdirSync(file('api-key.json'))
    expect(await authenticate()).toMatchObject({ source: 'exchange' })
    expect(warnings).toEqual([expect.stringContaining(file('api-key.json'))])
  })

  test.each(['mkfifo "$0"', 'mkfifo "$0.pipe" && ln -s "$0.pipe" "$0"'])(
    'that is a pipe is neither read nor replaced: %s',
    async (command) => {
      const { authenticate, file, warnings } = await stage({ files: { 'access-token': GITHUB } })
      execFileSync('sh', ['-c', command, file('api-key.json')])
      expect(await authenticate()).toMatchObject({ source: 'exchange' })
      expect(statSync(file('api-key.json')).isFIFO()).toBe(true)
      expect(warnings).toEqual([expect.stringContaining('ENOTFILE')])
    },
  )

  test('over, and no GitHub token: since when is said', async () => {
    const { authenticate } = await stage({ files: { 'api-key.json': envelope(-3600) } })
    const error = await failure(authenticate())
    expect(error).toMatchObject({ code: 'NOT_LOGGED_IN', message: expect.stringContaining('2026-09-01T11:00:00') })
  })

  test('refused by Copilot, and no GitHub token', async () => {
    const { authenticate, file } = await stage({ files: { 'api-key.json': envelope(900) } })
    const error = await failure(authenticate({ renew: true }))
    expect(error).toMatchObject({ code: 'NOT_LOGGED_IN', message: expect.stringContaining(file('api-key.json')) })
  })
})

describe('the GitHub token', () => {
  test.each<[string, Record<string, string>, Record<string, string>, string | undefined]>([
    [
      'the file comes first',
      { 'access-token': GITHUB },
      { CODESPACES: 'true', GITHUB_TOKEN: 'ghu_canary-other' },
      GITHUB,
    ],
    ['GITHUB_TOKEN in a Codespace', {}, { CODESPACES: 'true', GITHUB_TOKEN: GITHUB }, GITHUB],
    ['an empty file is none', { 'access-token': ' \n' }, { CODESPACES: 'true', GITHUB_TOKEN: GITHUB }, GITHUB],
    ['GITHUB_TOKEN elsewhere', {}, { GITHUB_TOKEN: GITHUB }, undefined],
    ['an empty GITHUB_TOKEN', {}, { CODESPACES: 'true', GITHUB_TOKEN: '' }, undefined],
    ['nothing', {}, {}, undefined],
    ['only an empty file', { 'access-token': '' }, {}, undefined],
  ])('%s', async (_, files, env, token) => {
    const { authenticate, seen, file } = await stage({ files, env })
    if (token) {
      await authenticate()
      expect(seen).toMatchObject([
        { authorization: `token ${token}`, 'editor-version': 'vscode/1.95.0', accept: 'application/json' },
      ])
    } else {
      const error = await failure(authenticate())
      expect(error).toMatchObject({ code: 'NOT_LOGGED_IN', exit: 4 })
      expect(error.message).toContain(file('access-token'))
      expect(error.message).toContain('GITHUB_TOKEN')
      expect(seen).toEqual([])
    }
  })

  test.each([
    ['two lines', `${GITHUB}\n${GITHUB}`],
    ['a control character', `${GITHUB}\u0007`],
    ['UTF-16', Buffer.from(GITHUB, 'utf16le').toString('latin1')],
    ['a byte order mark', `\uFEFF${GITHUB}`],
    ['a letter beyond ASCII', `${GITHUB}ü`],
    ['words', `token ${GITHUB}`],
  ])('with %s is refused before any request', async (_, text) => {
    const { authenticate, seen, secrets } = await stage({ files: { 'access-token': text } })
    expect(await failure(authenticate())).toMatchObject({ code: 'LOGIN_REJECTED', exit: 4 })
    expect(seen).toEqual([])
    expect(secrets).toContain(text.trim())
  })

  test('in a file that cannot be read: why is said', async () => {
    const { authenticate, file } = await stage()
    mkdirSync(file('access-token'), { recursive: true })
    const error = await failure(authenticate())
    expect(error).toMatchObject({ code: 'NOT_LOGGED_IN', message: expect.stringContaining('it is a folder') })
  })
})

test('every secret is told, also when all fails', async () => {
  const files = { 'access-token': GITHUB, 'api-key.json': envelope(-1) }
  const { authenticate, secrets } = await stage({ files, answer: { status: 401 } })
  await failure(authenticate())
  expect(new Set(secrets)).toEqual(new Set([COPILOT, GITHUB]))
})

describe('where the files lie', () => {
  test.each<[string, Record<string, string>, string, string]>([
    ['by default', {}, '.config/litellm/github_copilot/access-token', '.config/litellm/github_copilot/api-key.json'],
    [
      'XDG_CONFIG_HOME is not looked at',
      { XDG_CONFIG_HOME: '/x' },
      '.config/litellm/github_copilot/access-token',
      '.config/litellm/github_copilot/api-key.json',
    ],
    ['in the mounted folder', { MOUNTED: 'github_auth' }, 'github_auth/access-token', 'github_auth/api-key.json'],
    [
      'in a named folder',
      { MOUNTED: 'github_auth', GITHUB_COPILOT_TOKEN_DIR: 'HOME/t' },
      't/access-token',
      't/api-key.json',
    ],
    [
      'under other names',
      { GITHUB_COPILOT_TOKEN_DIR: 'HOME/t', GITHUB_COPILOT_ACCESS_TOKEN_FILE: 'a', GITHUB_COPILOT_API_KEY_FILE: 'b' },
      't/a',
      't/b',
    ],
    [
      'at absolute paths',
      {
        GITHUB_COPILOT_TOKEN_DIR: 'HOME/t',
        GITHUB_COPILOT_ACCESS_TOKEN_FILE: 'HOME/x/a',
        GITHUB_COPILOT_API_KEY_FILE: 'HOME/run/b',
      },
      'x/a',
      'run/b',
    ],
  ])('%s', async (_, names, accessToken, apiKey) => {
    const home = temporaryFolder()
    const { url } = await serveExchange({})
    const env = Object.fromEntries(Object.entries(names).map(([name, value]) => [name, value.replace('HOME', home)]))
    mkdirSync(dirname(join(home, accessToken)), { recursive: true })
    writeFileSync(join(home, accessToken), GITHUB)
    const { authenticate } = await stage({
      env: { ...env, GITHUB_COPILOT_API_KEY_URL: url },
      options: { home, mountedFolder: join(home, names['MOUNTED'] ?? 'absent') },
    })
    expect(await authenticate()).toMatchObject({ tokenSource: join(home, accessToken) })
    expect(readFileSync(join(home, apiKey), 'utf8')).toBe(envelope(1800))
  })

  test('the hint names the folder for a login where LiteLLM would take another', async () => {
    const { authenticate, home } = await stage()
    mkdirSync(join(home, 'github_auth'))
    expect((await failure(authenticate())).hint).toContain(
      `GITHUB_COPILOT_TOKEN_DIR=${join(home, 'github_auth')} python`,
    )
  })
})

describe('keeping the token', () => {
  test('whole, for the owner only, nothing beside it', async () => {
    const { authenticate, file, folder, warnings } = await stage({
      env: { CODESPACES: 'true', GITHUB_TOKEN: GITHUB },
      answer: { body: envelope(1800, { sku: 'x', unknown: [1] }) },
    })
    await authenticate()
    expect(JSON.parse(readFileSync(file('api-key.json'), 'utf8'))).toMatchObject({ token: COPILOT, unknown: [1] })
    expect(statSync(file('api-key.json')).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(readdirSync(folder)).toEqual(['api-key.json'])
    expect(warnings).toEqual([])
  })

  test('a wider mode is narrowed, a link is kept', async () => {
    const { authenticate, file, home } = await stage({ files: { 'access-token': GITHUB } })
    writeFileSync(join(home, 'real.json'), '{}', { mode: 0o644 })
    symlinkSync(join(home, 'real.json'), file('api-key.json'))
    await authenticate()
    expect(readFileSync(join(home, 'real.json'), 'utf8')).toBe(envelope(1800))
    expect(statSync(join(home, 'real.json')).mode & 0o777).toBe(0o600)
    expect(readdirSync(home)).toContain('real.json')
  })

  test('what killed runs left goes after a minute', async () => {
    const old = '.api-key.json.0123456789ab.tmp'
    const young = '.api-key.json.ba9876543210.tmp'
    const { authenticate, folder, file } = await stage({
      files: { 'access-token': GITHUB, [old]: '', [young]: '', '.api-key.json.mine.tmp': '' },
    })
    utimesSync(file(old), NOW / 1000 - 61, NOW / 1000 - 61)
    utimesSync(file(young), NOW / 1000 - 1, NOW / 1000 - 1)
    await authenticate()
    expect(readdirSync(folder).sort()).toEqual([young, '.api-key.json.mine.tmp', 'access-token', 'api-key.json'].sort())
  })

  test('a folder that cannot be written is a warning, once, and the token is kept in memory', async () => {
    const { authenticate, seen, warnings } = await stage({
      files: { 'access-token': GITHUB, 'a-file': '' },
      env: { GITHUB_COPILOT_API_KEY_FILE: 'a-file/api-key.json' },
    })
    const first = await authenticate()
    expect(await authenticate()).toBe(first)
    expect(seen).toHaveLength(1)
    await authenticate({ renew: true })
    expect(seen).toHaveLength(2)
    expect(warnings).toEqual([expect.stringContaining('GITHUB_COPILOT_API_KEY_FILE')])
    expect(warnings.join()).not.toContain('canary')
  })

  test('the token in memory is for its GitHub token only', async () => {
    const { authenticate, seen, file } = await stage({
      files: { 'access-token': GITHUB },
      env: { GITHUB_COPILOT_API_KEY_FILE: '/dev/null/api-key.json' },
    })
    await authenticate()
    writeFileSync(file('access-token'), 'ghu_canary-of-another')
    await authenticate()
    expect(seen.map(({ authorization }) => authorization)).toEqual([`token ${GITHUB}`, 'token ghu_canary-of-another'])
  })

  test('nothing is kept of an answer that is no token', async () => {
    const { authenticate, folder } = await stage({
      files: { 'access-token': GITHUB },
      answer: { body: '{"token": ""}' },
    })
    await failure(authenticate())
    expect(readdirSync(folder)).toEqual(['access-token'])
  })

  test.skipIf(process.getuid?.() !== 0)('root leaves the file to the owner of the folder', async () => {
    const { authenticate, folder, file } = await stage({ files: { 'access-token': GITHUB } })
    chownSync(folder, 12_345, 12_346)
    await authenticate()
    expect(statSync(file('api-key.json'))).toMatchObject({ uid: 12_345, gid: 12_346 })
  })

  test('a clock that runs ahead is a warning', async () => {
    const { authenticate, warnings } = await stage({
      files: { 'access-token': GITHUB },
      answer: { body: envelope(-60) },
    })
    expect(await authenticate()).toMatchObject({ token: COPILOT })
    await authenticate()
    expect(warnings).toEqual([expect.stringContaining('clock')])
  })

  test.each([
    ['refresh_in', { refresh_in: 600 }, 600_000],
    ['the usual time', {}, 1_500_000],
  ])('without expires_at %s counts', async (_, more, life) => {
    const body = envelope(0, { expires_at: undefined, ...more })
    const { authenticate } = await stage({ files: { 'access-token': GITHUB }, answer: { body } })
    expect(await authenticate()).toMatchObject({ expiresAt: NOW + life })
  })
})

// Permissions do not stop root.
test('a folder without write permission', { skip: process.getuid?.() === 0 }, async () => {
  const { authenticate, folder, warnings } = await stage({ files: { 'access-token': GITHUB } })
  chmodSync(folder, 0o500)
  expect(await authenticate()).toMatchObject({ source: 'exchange' })
  expect(warnings).toEqual([expect.stringContaining('EACCES')])
  chmodSync(folder, 0o700)
  expect(existsSync(join(folder, 'api-key.json'))).toBe(false)
})
