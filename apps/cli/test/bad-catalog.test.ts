import { expect, test } from 'vitest'
import { config, createWorkspace } from './helpers/workspace.ts'

const model = (id: string): object => ({ id, model_picker_enabled: true, capabilities: { type: 'chat' } })

test.concurrent.each([
  ['HTML', '<html><body>Bad gateway</body></html>', 'CATALOG_UNREADABLE', 5],
  ['truncated', JSON.stringify({ data: [model('a')] }).slice(0, 40), 'CATALOG_UNREADABLE', 5],
  ['an object as data', '{"data": {}}', 'CATALOG_UNREADABLE', 5],
  ['an error envelope', '{"error": {"message": "no"}}', 'CATALOG_UNREADABLE', 5],
  ['zero bytes', '', 'CATALOG_UNREADABLE', 5],
  ['null', 'null', 'CATALOG_UNREADABLE', 5],
  ['nothing readable in it', '{"data": [1, null, {"name": "x"}]}', 'CATALOG_UNREADABLE', 5],
  ['an empty list', '{"data": []}', 'CATALOG_EMPTY', 3],
])('%s: %s', async (_, text, code, exit) => {
  const { read, run, write } = createWorkspace()
  write('models.json', text)
  const out = await run('sync', '--catalog', 'models.json', '--json')
  expect(out.code).toBe(exit)
  expect(out.json()).toMatchObject({ ok: false, error: { code, exit } })
  expect(out.json().error.hint).not.toBe('')
  expect(read('config.yaml')).toBe(config)
})

test('a missing catalog file', async () => {
  const { run } = createWorkspace()
  const { error } = (await run('sync', '--catalog', 'none.json', '--json')).json()
  expect(error).toMatchObject({ code: 'CATALOG_UNREADABLE', exit: 5 })
})

test('a bad entry is reported, the rest is kept', async () => {
  const { run, write } = createWorkspace()
  write('models.json', JSON.stringify({ data: [model('a'), { id: 7 }, 'x', model('b')] }))
  const { result, warnings } = (await run('sync', '--catalog', 'models.json', '--json')).json()
  expect(result.added).toEqual(['github_copilot/a', 'github_copilot/b'])
  expect(warnings.filter(({ code }) => code === 'CATALOG_ENTRY_SKIPPED')).toHaveLength(2)
})

test('a list of which nothing can be served empties nothing', async () => {
  const { read, run, write } = createWorkspace()
  write('models.json', JSON.stringify({ data: [model('a')] }))
  await run('sync', '--catalog', 'models.json')
  const before = read('config.yaml')
  write('models.json', JSON.stringify({ data: [{ ...model('a'), model_picker_enabled: false }] }))
  const out = await run('sync', '--catalog', 'models.json', '--json')
  expect(out.json().error).toMatchObject({ code: 'CATALOG_UNUSABLE', exit: 3 })
  expect(read('config.yaml')).toBe(before)
})
