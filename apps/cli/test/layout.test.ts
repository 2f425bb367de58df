import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { config, createWorkspace } from './helpers/workspace.ts'

const FILE = 'copilot-models.yaml'
const catalog = { data: [{ id: 'gpt-4o', model_picker_enabled: true, capabilities: { type: 'chat' } }] }

function workspace() {
  const space = createWorkspace()
  space.write('catalog.json', JSON.stringify(catalog))
  return { ...space, sync: () => space.run('sync', '--catalog', 'catalog.json', '--json') }
}

test('from the config into a file of its own and back, by the lines that `layout` prints', async () => {
  const { read, write, run, sync, path } = workspace()
  await sync()
  const inline = read('config.yaml')

  const asked = (await run('layout', 'include', '--json')).json()
  expect(asked.result).toMatchObject({
    layout: 'inline',
    file: null,
    included: false,
    entries: { inline: 1, include: 0 },
    set: { file: path('copilot-sync.yaml'), line: 'layout: include' },
  })
  expect(read('config.yaml')).toBe(inline)
  write('copilot-sync.yaml', `${asked.result.set.line}\n`)
  expect((await run('layout')).stdout).toContain('The next sync moves 1.')
  expect((await run('diff', '--catalog', 'catalog.json')).stdout).toMatch(
    /~ 1 to the included file[^]*\+ copilot-models\.yaml/,
  )
  const unified = (await run('diff', '--catalog', 'catalog.json', '--format', 'unified')).stdout
  expect(unified).toMatch(new RegExp(`^--- a.*config\\.yaml\\n[^]*\\n--- a.*${FILE}\\n`))
  expect((await sync()).json().result).toMatchObject({ added: [], removed: [], other: [{}, { path: 'include' }] })
  expect(read('config.yaml')).toBe(`${config}include: [${FILE}]\n`)

  const there = (await run('layout', 'inline', '--json')).json().result
  expect(there).toMatchObject({
    layout: 'include',
    file: path(FILE),
    included: true,
    entries: { inline: 0, include: 1 },
  })
  write('copilot-sync.yaml', `${there.set.line}\n`)
  await sync()
  expect(read('config.yaml')).toBe(inline)
  expect(readdirSync(path('.'))).not.toContain(FILE)
  expect((await run('layout', 'inline', '--json')).json().result).toMatchObject({ set: null })
})

test('the line for a settings file in JSON, and one that --settings names', async () => {
  const { write, run, path } = workspace()
  write('copilot-sync.json', '{"costs": "zero"}')
  expect((await run('layout', 'include', '--json')).json().result.set).toEqual({
    file: path('copilot-sync.json'),
    line: '"layout": "include"',
  })
  expect((await run('layout', 'sideways', '--json')).json().error.exit).toBe(64)
})

test('a string include is refused before the network is asked', async () => {
  const { write, run } = workspace()
  write('config.yaml', `include: ${FILE}\n${config}`)
  const { code, json } = await run('sync', '--json')
  expect({ code, error: json().error.code }).toEqual({ code: 6, error: 'CONFIG_INVALID' })
  expect((await run('validate', '--json')).json().result.findings).toMatchObject([
    { code: 'INCLUDE_NOT_LIST', line: 1 },
  ])
})
