import { expect, test } from 'vitest'
import { catalogOf } from './helpers/catalog.ts'
import { config, createWorkspace, withSimulator } from './helpers/workspace.ts'

const SECRET = 'hunter2-hunter2'
const long = 'x'.repeat(1001)

/** What settings say, and where in them the fault is. */
const refused: readonly (readonly [string, string, number, number])[] = [
  ['a login', `editor: {authorization: "Bearer ${SECRET}"}`, 1, 10],
  ['a login in capitals', `editor:\n  AUTHORIZATION: ${SECRET}`, 2, 3],
  ['a login of a proxy', `editor:\n  Proxy-Authorization: ${SECRET}`, 2, 3],
  ['a cookie', `costs: zero\neditor:\n  x-fine: a\n  cookie: ${SECRET}`, 4, 3],
  ['a host', 'editor: { host: example.com }', 1, 11],
  ['a length', 'editor: { Content-Length: "1" }', 1, 11],
  ['a kind of body', 'editor: { content-type: text/plain }', 1, 11],
  ['a coding', 'editor: { transfer-encoding: chunked }', 1, 11],
  ['a hop', 'editor: { connection: close }', 1, 11],
  ['another hop', 'editor: { te: trailers }', 1, 11],
  ['the API version', 'editor: { X-GitHub-Api-Version: "2026-06-01" }', 1, 11],
  ['the header for images', 'editor: { copilot-vision-request: "true" }', 1, 11],
  ['the id of one request', 'editor: { x-request-id: "1" }', 1, 11],
  ['one header in two cases', 'editor:\n  x-own: a\n  X-Own: b', 3, 3],
  ['CR and LF', String.raw`editor: { x-own: "a\r\nauthorization: b" }`, 1, 11],
  ['LF', String.raw`editor: { x-own: "a\nb" }`, 1, 11],
  ['NUL', String.raw`editor: { x-own: "a\0b" }`, 1, 11],
  ['a letter beyond ASCII', 'editor:\n  x-own: für uns', 2, 3],
  ['an emoji', 'editor:\n  x-own: 🚀', 2, 3],
  ['an empty value', 'editor: { x-own: "" }', 1, 11],
  ['no value', 'editor:\n  x-own:', 2, 3],
  ['a space at the beginning', 'editor: { x-own: " a" }', 1, 11],
  ['a space at the end', 'editor: { x-own: "a " }', 1, 11],
  ['a long value', `editor: { x-own: ${long} }`, 1, 11],
  ['a long name', `editor: { ${long}: a }`, 1, 11],
  ['a number', 'editor: { x-own: 1 }', 1, 11],
  ['a list', 'editor: { x-own: [a] }', 1, 11],
  ['a name with a space', 'editor: { "x own": a }', 1, 11],
  ['a name with a line break', String.raw`editor: { "x\r\nown": a }`, 1, 11],
  ['a name beyond ASCII', 'editor: { x-größe: a }', 1, 11],
  ['an empty name', 'editor: { "": a }', 1, 11],
  ['the name __proto__', 'editor: { __proto__: a }', 1, 11],
  ['a text in place of headers', 'editor: a', 1, 1],
  ['a list in place of headers', 'editor: [a]', 1, 1],
  ['a fault where no header is written', `headers: none\neditor: { cookie: ${SECRET} }`, 2, 11],
]

test.concurrent.each(refused)('sync --catalog refuses %s', async (_, settings, line, col) => {
  const { read, run, write } = createWorkspace()
  write('copilot-sync.yaml', `${settings}\n`)
  write('models.json', catalogOf(['a']))
  const out = await run('sync', '--catalog', 'models.json', '--json')
  const { ok, error } = out.json()
  expect({ ok, code: error.code, exit: out.code }).toEqual({ ok: false, code: 'SETTINGS_INVALID', exit: 6 })
  expect(error.message).toContain(`copilot-sync.yaml:${line}:${col}: editor`)
  expect(out.stdout + out.stderr).not.toContain(SECRET)
  expect(read('config.yaml')).toBe(config)
})

test.concurrent.each([
  ['sync', '--catalog', 'models.json', '--dry-run'],
  ['diff', '--catalog', 'models.json'],
  ['models', 'list', '--catalog', 'models.json'],
  ['models', 'show', 'a', '--catalog', 'models.json'],
  ['explain', 'a', '--catalog', 'models.json'],
  ['layout'],
  ['backup', 'prune'],
])('%s %s refuses it too', async (...args) => {
  const { run, write } = createWorkspace()
  write('copilot-sync.json', `{"editor": {"Authorization": "Bearer ${SECRET}"}}`)
  write('models.json', catalogOf(['a']))
  const out = await run(...args, '--json')
  expect(out.code).toBe(6)
  expect(out.json().error).toMatchObject({ code: 'SETTINGS_INVALID' })
  expect(out.json().error.message).toContain('copilot-sync.json:1:13: editor.Authorization')
  expect(out.stdout + out.stderr).not.toContain(SECRET)
})

test('it is refused before Copilot is asked', async () => {
  await withSimulator({}, async (simulator) => {
    const { run, write } = createWorkspace(simulator)
    write('copilot-sync.yaml', 'editor: { cookie: a }\n')
    expect((await run('sync')).code).toBe(6)
    expect(simulator.requests).toEqual([])
  })
})

test('what a header may be is written into each entry, and sent', async () => {
  await withSimulator({}, async (simulator) => {
    const { read, run, write } = createWorkspace(simulator)
    write('copilot-sync.yaml', 'editor: { Editor-Version: vscode/1.107.0, X_Own: "a; b=c" }\n')
    expect((await run('sync')).code).toBe(0)
    expect(read('config.yaml')).toContain('editor-version: vscode/1.107.0')
    expect(read('config.yaml')).toContain('x_own: a; b=c')
    const asked = simulator.requests.find(({ path }) => path === '/models')
    expect(asked?.headers).toMatchObject({ 'editor-version': 'vscode/1.107.0', x_own: 'a; b=c' })
  })
})
