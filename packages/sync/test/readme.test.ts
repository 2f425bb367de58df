import { hashJson } from '@copilot-sync/catalog'
import * as api from '@copilot-sync/sync'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chat, createPlace } from './helpers/asked.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const [first = '', second = ''] = [...readme.matchAll(/```(?:ts|js)\n([^]*?)```/g)].map(([, code = '']) => code)

/** Runs an example with what it imports and takes for granted; gives the `result` that it ends with. */
async function run(example: string, given: Readonly<Record<string, unknown>>): Promise<api.SyncResult> {
  const [, names = ''] = /^import \{ (.*) \} from '@copilot-sync\/sync'$/m.exec(example) ?? []
  const known = { ...Object.fromEntries(names.split(', ').map((name) => [name, Reflect.get(api, name)])), ...given }
  const code = `return (async () => {${example.replace(/^import .*$/m, '')}; return result })()`
  // oxlint-disable-next-line typescript/no-implied-eval -- the text of our own README
  return new Function(...Object.keys(known), code)(...Object.values(known))
}

test('the first example adds what the catalog has', async () => {
  const { runtime, offer, read } = createPlace()
  offer(chat('gpt-5.5'))
  expect((await run(first, { runtime })).added).toEqual(['github_copilot/gpt-5.5'])
  expect(read('config.yaml')).toContain('github_copilot/gpt-5.5')
})

test('the example of a target is one', async () => {
  const { runtime, options, offer, path } = createPlace(null)
  const rows = new Map<string, api.JsonMap>([['k', { model_name: 'mine', litellm_params: { model: 'openai/x' } }]])
  const given = {
    runtime,
    rows,
    options: { ...options, dryRun: false, lockTimeoutMs: 1000 },
    hash: hashJson,
    newKey: () => crypto.randomUUID(),
    changed: () => new Error('changed'),
  }
  const example = second.replace('/var/lib/copilot-sync', path('state'))
  offer(chat('a'))
  expect((await run(example, given)).added).toEqual(['github_copilot/a'])
  offer(chat('a', { capabilities: { type: 'chat', limits: { max_prompt_tokens: 900 }, supports: {} } }))
  expect((await run(example, given)).updated).toMatchObject([{ name: 'github_copilot/a' }])
  expect((await run(example, given)).changed).toBe(false)
  offer(chat('b'))
  expect((await run(example, given)).removed).toEqual(['github_copilot/a'])
  expect([...rows.values()].map((row) => row['model_name'])).toEqual(['mine', 'github_copilot/b'])
})

test('the README names every export', () => {
  for (const name of Object.keys(api)) expect(readme).toContain(`\`${name}`)
})
