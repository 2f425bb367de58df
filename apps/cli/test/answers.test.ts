import { demoToken, type FaultAnswer, type KnownAnswer, type Simulator } from '@copilot-sync/simulator'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { catalogOf } from './helpers/catalog.ts'
import { config, createWorkspace, type Workspace, withSimulator } from './helpers/workspace.ts'

const EXCHANGE = '/copilot_internal/v2/token'

/** A Copilot token that the simulator takes, saved as LiteLLM keeps it, with another host in it. */
function saveApiKey({ write }: Workspace, simulator: Simulator, apiBase = simulator.url): string {
  const { token, expiresAt } = simulator.issueToken()
  write('tokens/api-key.json', JSON.stringify({ token, expires_at: expiresAt, endpoints: { api: apiBase } }))
  return token
}

const calls = ({ requests }: Simulator): string[] => requests.map(({ path, status }) => `${path} ${status}`)

describe('the exchange', () => {
  test.concurrent.each<[KnownAnswer, string, number, RegExp]>([
    ['no-seat', 'NOT_ENTITLED', 4, /seat/],
    ['personal-token', 'TOKEN_NOT_EXCHANGEABLE', 4, /ghu_/],
    ['saml', 'SSO_REQUIRED', 4, /github\.com\/orgs\/ORG\/sso/],
    ['ip-allow-list', 'IP_NOT_ALLOWED', 4, /address/],
    ['secondary-rate-limit', 'RATE_LIMITED', 5, /60 s/],
    ['client-refused', 'CLIENT_REFUSED', 4, /user-agent/],
    ['suspended', 'ACCOUNT_SUSPENDED', 4, /support\.github\.com/],
    ['bad-credentials', 'LOGIN_REJECTED', 4, /[Ll]og in/],
    ['not-found', 'TOKEN_NOT_EXCHANGEABLE', 4, /ghe\.com/],
    ['old-client', 'CLIENT_OBSOLETE', 5, /editor-version/],
  ])('%s is %s, with its own step', async (answer, code, exit, step) => {
    await withSimulator({ faults: [{ match: { path: EXCHANGE }, answer }] }, async (simulator) => {
      const { read, run } = createWorkspace(simulator)
      const out = await run('sync', '--json')
      expect(out).toMatchObject({ code: exit, stderr: '' })
      expect(out.json().error).toMatchObject({ code, exit, hint: expect.stringMatching(step) })
      expect(calls(simulator)).toHaveLength(1)
      expect(read('config.yaml')).toBe(config)
    })
  })

  test('a personal access token is told by its name, whatever the answer says', async () => {
    await withSimulator({ faults: [{ match: {}, answer: 'no-seat' }] }, async (simulator) => {
      const { run, write } = createWorkspace(simulator)
      write('tokens/access-token', 'github_pat_EXAMPLE0123456789')
      expect((await run('sync', '--json')).json().error).toMatchObject({ code: 'TOKEN_NOT_EXCHANGEABLE', exit: 4 })
    })
  })
})

describe('the host', () => {
  const refusals: readonly FaultAnswer[] = ['wrong-host', { status: 403 }, { status: 404 }, 'no-policy']

  test.concurrent.each(refusals)('a saved one that answers %j gives way to that of a new exchange', async (answer) => {
    await withSimulator({ faults: [{ match: { path: '/old/models' }, answer }] }, async (simulator) => {
      const place = createWorkspace(simulator)
      saveApiKey(place, simulator, `${simulator.url}/old`)
      const { result } = (await place.run('sync', '--json')).json()
      expect(result).toMatchObject({ changed: true, catalog: { apiBase: simulator.url } })
      expect(calls(simulator).slice(1)).toEqual([`${EXCHANGE} 200`, '/models 200'])
      expect(JSON.parse(place.read('tokens/api-key.json'))).toMatchObject({ endpoints: { api: simulator.url } })
    })
  })

  test.concurrent.each<[FaultAnswer, boolean, string, number, number]>([
    ['wrong-host', true, 'WRONG_HOST', 5, 3],
    ['wrong-host', false, 'WRONG_HOST', 5, 1],
    [{ status: 403 }, true, 'NOT_ENTITLED', 4, 3],
    [{ status: 403 }, false, 'NOT_ENTITLED', 4, 1],
    [{ status: 404 }, true, 'UPSTREAM_NOT_FOUND', 5, 3],
    [{ status: 404 }, false, 'UPSTREAM_NOT_FOUND', 5, 1],
    ['secondary-rate-limit', true, 'RATE_LIMITED', 5, 1],
    ['saml', true, 'SSO_REQUIRED', 4, 3],
  ])('%j from every host, to renew: %s: %s', async (answer, withGithub, code, exit, requests) => {
    await withSimulator({}, async (simulator) => {
      simulator.setFaults(['/old/models', '/models'].map((path) => ({ match: { path }, answer })))
      const place = createWorkspace(simulator)
      saveApiKey(place, simulator, `${simulator.url}/old`)
      if (!withGithub) rmSync(place.path('tokens/access-token'))
      const { error } = (await place.run('sync', '--json')).json()
      expect(error).toMatchObject({ code, exit })
      expect(error.message).toContain(requests === 1 ? `${simulator.url}/old/models` : `${simulator.url}/models`)
      expect(calls(simulator)).toHaveLength(requests)
      expect(place.read('config.yaml')).toBe(config)
    })
  })

  test('421 right after an exchange: once more, then it is named', async () => {
    await withSimulator({ faults: [{ match: { path: '/models' }, answer: 'wrong-host' }] }, async (simulator) => {
      const { run } = createWorkspace(simulator)
      const { error } = (await run('sync', '--json')).json()
      expect(error).toMatchObject({ code: 'WRONG_HOST', exit: 5, hint: expect.stringContaining(simulator.url) })
      expect(calls(simulator)).toEqual([`${EXCHANGE} 200`, '/models 421', `${EXCHANGE} 200`, '/models 421'])
    })
  })

  test.each([
    [{ chat_enabled: false }, 'NOT_ENTITLED'],
    [{ chat_enabled: true }, 'LOGIN_REJECTED'],
  ])('401 of a seat with %j is %s', async (said, code) => {
    const faults = [{ match: { path: '/models' }, answer: { status: 401, body: 'unauthorized' } }]
    await withSimulator({ faults, exchanges: [said] }, async (simulator) => {
      const { run } = createWorkspace(simulator)
      const { error } = (await run('sync', '--json')).json()
      expect(error).toMatchObject({ code, exit: 4 })
      expect(error.message.includes('chat_enabled')).toBe(code === 'NOT_ENTITLED')
    })
  })
})

describe('an answer that repeats a token is refused whole', () => {
  const disguises: readonly [string, (token: string) => object][] = [
    ['an id', (token) => ({ id: token })],
    ['a name', (token) => ({ id: 'gpt-5.5', name: `GPT (${token})` })],
    ['a key', (token) => ({ id: 'gpt-5.5', [token]: 1 })],
    ['an address', (token) => ({ id: encodeURIComponent(token) })],
    ['base64', (token) => ({ id: Buffer.from(token).toString('base64') })],
    ['base64 of a header', (token) => ({ id: Buffer.from(`Bearer ${token}`).toString('base64url') })],
    ['hex', (token) => ({ id: Buffer.from(token).toString('hex') })],
  ]
  const cases = disguises.flatMap(([name, entry]) => [
    ['Copilot', name, entry] as const,
    ['GitHub', name, entry] as const,
  ])

  test.concurrent.each(cases)('the %s token as %s', async (which, _, entry) => {
    await withSimulator({}, async (simulator) => {
      const place = createWorkspace(simulator)
      const copilot = saveApiKey(place, simulator)
      const token = which === 'Copilot' ? copilot : demoToken
      const repeated = entry(token)
      const good = JSON.parse(catalogOf(['good'])).data
      simulator.setCatalog({ data: [...good, { ...good[0], ...repeated }] })
      const out = await place.run('sync', '--json', '--report', 'page.html', '--log-file', 'log.txt')
      expect(out.json().error).toMatchObject({ code: 'TOKEN_ECHOED', exit: 5 })
      expect(place.read('config.yaml')).toBe(config)
      const forms = [token, ...Object.values(repeated), ...Object.keys(repeated)]
        .map(String)
        .filter((form) => form.length > 20)
      for (const text of [out.stdout, out.stderr, ...filesOf(place.folder)])
        for (const form of forms) expect(text).not.toContain(form)
    })
  })

  test('an error that repeats one in disguise is not quoted', async () => {
    await withSimulator({}, async (simulator) => {
      const place = createWorkspace(simulator)
      const token = Buffer.from(saveApiKey(place, simulator)).toString('base64')
      const github = Buffer.from(demoToken).toString('base64')
      simulator.setFaults([{ match: { path: '/models' }, answer: { status: 400, body: `no: ${token} ${github}` } }])
      const out = await place.run('sync', '--json')
      expect(out.json().error.code).toBe('UPSTREAM_REJECTED')
      for (const form of [token, github]) expect(out.stdout).not.toContain(form)
    })
  })

  /** All texts below the folder but the token files. */
  function filesOf(folder: string): string[] {
    const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    const files = all.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
    return files.filter((file) => !file.includes('/tokens/')).map((file) => readFileSync(file, 'utf8'))
  }
})

describe('what stands in the list or beside it', () => {
  const deep = `${'{"x":['.repeat(10_000)}1${']}'.repeat(10_000)}`
  const [good] = JSON.parse(catalogOf(['good'])).data
  const list = (more: string, beside = ''): FaultAnswer => ({
    status: 200,
    body: `{"data": [${JSON.stringify(good)}${more && `, ${more}`}]${beside && `, ${beside}`}}`,
  })

  test.concurrent.each<[string, FaultAnswer, RegExp | null]>([
    ['a model 20,000 levels deep', list(`{"id": "deep", "x": ${deep}}`), /deep/],
    ['the same beside an escape', list(String.raw`{"id": "deep", "x": ${deep}, "name": "\u00e9"}`), /deep/],
    ['something that deep beside the list', list('', `"x": ${deep}`), null],
    ['more pages', list('', '"has_more": true'), /has_more/],
    ['no more pages', list('', '"has_more": false'), null],
    ['an error', list('', '"error": {"message": "half of it"}'), /half of it/],
    ['an error without a message', list('', '"error": {"code": {"of": 7}}'), /\{"of":7\}/],
    ['no error', list('', '"error": null'), null],
  ])('%s: the rest is written, and it is said', async (_, answer, said) => {
    await withSimulator({ faults: [{ match: { path: '/models' }, answer }] }, async (simulator) => {
      const { run } = createWorkspace(simulator)
      const out = await run('sync', '--json')
      expect(out.code).toBe(0)
      expect(out.json().result.added).toEqual(['github_copilot/good'])
      expect(out.json().warnings.filter(({ message }) => said?.test(message))).toHaveLength(said ? 1 : 0)
      expect(out.stdout).not.toContain('[object')
    })
  })

  test.concurrent.each([
    ['a limit beyond all numbers', '"capabilities": {"type": "chat", "limits": {"max_output_tokens": 1e999}}'],
    ['half a character', String.raw`"capabilities": {"type": "chat", "family": "\ud800"}, "name": "\ud800"`],
    ['empty keys', '"capabilities": {"type": "chat", "": {"": 1}}, "": {"": []}'],
    ['a list in place of everything', '"capabilities": ["chat"], "billing": [], "policy": [], "version": []'],
    ['texts in place of everything', '"capabilities": "chat", "billing": "0", "policy": "on", "preview": "no"'],
    [
      'keys of every object',
      '"capabilities": {"type": "chat", "constructor": 1, "toString": {"x": 2}}, "hasOwnProperty": 3',
    ],
    ['a prototype', '"capabilities": {"type": "chat", "__proto__": {"supports": {"vision": true}}}'],
  ])('a model with %s takes no other along, and the next sync changes nothing', async (_, fields) => {
    const answer = list(`{"id": "odd", "model_picker_enabled": true, ${fields}}`)
    await withSimulator({ faults: [{ match: { path: '/models' }, answer }] }, async (simulator) => {
      const { run } = createWorkspace(simulator)
      const { result } = (await run('sync', '--json')).json()
      const isIn = fields.includes('"type": "chat"')
      expect(result.added).toEqual(isIn ? ['github_copilot/good', 'github_copilot/odd'] : ['github_copilot/good'])
      expect(result.skipped).toHaveLength(isIn ? 0 : 1)
      const again = await run('sync', '--json')
      expect(again.json().result).toMatchObject({ changed: false, held: [] })
    })
  })

  test('endpoints that are objects are shown as they are', async () => {
    const odd = { ...good, id: 'odd', supported_endpoints: [{ path: '/responses' }, null] }
    await withSimulator({ catalog: { data: [good, odd] } }, async (simulator) => {
      const { run } = createWorkspace(simulator)
      const out = await run('sync', '--json')
      expect(out.json().result.skipped).toEqual([
        { id: 'odd', reason: expect.stringContaining('{"path":"/responses"}, null') },
      ])
      expect(out.stdout).not.toContain('[object')
    })
  })

  test('pseudo-models are left out with their reason, though the picker shows them', async () => {
    const catalog = JSON.parse(catalogOf(['auto-model-3', 'goldeneye-free-auto', 'auto', 'gpt-9']))
    await withSimulator({ catalog }, async (simulator) => {
      const { run } = createWorkspace(simulator)
      const { result } = (await run('sync', '--json')).json()
      expect(result.added).toEqual(['github_copilot/gpt-9'])
      const reason = expect.stringContaining('pseudo-model')
      expect(result.skipped).toEqual(['auto-model-3', 'goldeneye-free-auto', 'auto'].map((id) => ({ id, reason })))
    })
  })
})
