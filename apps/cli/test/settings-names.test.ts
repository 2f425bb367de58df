import { expect, test } from 'vitest'
import { catalogOf } from './helpers/catalog.ts'
import { createWorkspace } from './helpers/workspace.ts'

test.concurrent.each([
  ['max_token: output', '1:1', '`max_token`', '`max_tokens`'],
  ['overide: {}', '1:1', '`overide`', '`overrides`'],
  ['backup:\n  kep: 3', '2:3', '`backup.kep`', '`keep`'],
  ['hold: { feches: 3 }', '1:9', '`hold.feches`', '`fetches`'],
  ['newModels: { max_prize: 3 }', '1:14', '`newModels.max_prize`', '`max_price`'],
  ['api_key: ghx', '1:1', '`api_key`', 'docs/settings.md'],
])('a name that settings do not have is shown: %j', async (text, place, name, meant) => {
  const { run, write } = createWorkspace()
  write('models.json', catalogOf(['one']))
  write('copilot-sync.yaml', `${text}\n`)
  const { code, json } = await run('diff', '--catalog', 'models.json', '--json')
  expect({ code, error: json().error.code }).toEqual({ code: 6, error: 'SETTINGS_INVALID' })
  expect(json().error.message).toContain(`copilot-sync.yaml:${place}: `)
  expect(json().error.message).toContain(name)
  expect(json().error.hint).toContain(meant)
})

test.concurrent.each([
  ['include: [gpt-*, "gtp-*"]', '1:18', 'gtp-*'],
  ['exclude:\n  - gpt-5.5\n  - o1', '3:5', 'o1'],
  ['overrides: { gpt-5.6: { mode: chat } }', '1:14', 'gpt-5.6; did you mean gpt-5.5?'],
  ['aliases:\n  gpt-5.5: [a]\n  gpt5.5: [b]', '3:3', 'gpt5.5; did you mean gpt-5.5?'],
])('a name in settings that fits no model is warned of: %j', async (text, place, name) => {
  const { run, write } = createWorkspace()
  write('models.json', catalogOf(['gpt-5.5', 'gpt-5-mini']))
  write('copilot-sync.yaml', `${text}\n`)
  for (const command of ['diff', 'sync']) {
    const { code, json } = await run(command, '--catalog', 'models.json', '--json')
    expect(code).toBe(0)
    const found = json().warnings.filter((warning) => warning.code === 'FITS_NO_MODEL')
    const [line, col] = place.split(':').map(Number)
    expect(found).toMatchObject([{ place: { file: expect.stringMatching(/copilot-sync\.yaml$/), line, col } }])
    expect(found[0]?.message.endsWith(`fits ${name}`)).toBe(true)
  }
})

test('a model that only the memory knows is no such name', async () => {
  const { run, write } = createWorkspace()
  write('models.json', catalogOf(['one', 'two', 'three']))
  write('copilot-sync.yaml', 'overrides: { two: { mode: chat } }\naliases: { two: [second] }\n')
  const sync = ['sync', '--catalog', 'models.json', '--remember', '--json']
  await run(...sync)
  write('models.json', catalogOf(['one', 'three']))
  const { result, warnings } = (await run(...sync)).json()
  expect(result.held).toMatchObject([{ code: 'MISSING' }, { code: 'MISSING' }])
  expect(warnings.map(({ code }) => code)).not.toContain('FITS_NO_MODEL')
})
