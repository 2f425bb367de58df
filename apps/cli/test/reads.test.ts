import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { runCli } from './helpers/run-cli.ts'

const countOpens = fileURLToPath(new URL('helpers/count-opens.cjs', import.meta.url))

const model = (id: string): object => ({
  id,
  model_picker_enabled: true,
  capabilities: { type: 'chat', limits: { max_prompt_tokens: 1000, max_output_tokens: 100 }, supports: {} },
})

/** What an idle sync may read, and how often: before anybody is asked, and once under the lock. */
const most: Readonly<Record<string, number>> = {
  'config.yaml': 1,
  'models.json': 1,
  'copilot-sync.yaml': 1,
  'copilot-sync.yml': 1,
  'copilot-sync.json': 1,
  'copilot_sync_images.py': 2,
  '.copilot-sync/state.json': 2,
  '.copilot-sync/in-place.json': 2,
  '.copilot-sync/ledger.json': 1,
  'memory.json': 1,
  'latest.json': 1,
}

const args = ['sync', '--catalog', 'models.json', '--remember']

async function idleFolder(): Promise<string> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'copilot-sync-reads-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'config.yaml'), 'model_list: []\n')
  writeFileSync(join(folder, 'models.json'), JSON.stringify({ data: ['a', 'b'].map(model) }))
  for (const _ of [1, 2]) expect((await runCli(args, { cwd: folder })).code).toBe(0)
  // A file that was written just now is read twice.
  await new Promise((resolve) => setTimeout(resolve, 100))
  return folder
}

/** How often each file of the folder was opened to be read, by its name in the table above; without the lock. */
function timesOf(folder: string, opened: readonly string[]): Record<string, number> {
  const times: Record<string, number> = {}
  const read = opened.filter((path) => path.startsWith(`${folder}/`) && !/\/lock(?:-[^/]*)?$|\.tmp$/.test(path))
  for (const path of read) {
    const name = path.slice(folder.length + 1).replace(/^\.copilot-sync\/memory\/[^/]+\//, '')
    times[name] = (times[name] ?? 0) + 1
  }
  return times
}

test('an idle sync reads nothing twice but under the lock what it read before', async () => {
  const folder = await idleFolder()
  const OPENED_FILE = join(folder, 'opened.json')
  const env = { NODE_OPTIONS: `--require ${JSON.stringify(countOpens)}`, OPENED_FILE }
  const { code, stdout } = await runCli(args, { cwd: folder, env })
  expect([code, stdout]).toEqual([0, expect.stringContaining('Nothing to do')])
  const opened = JSON.parse(readFileSync(OPENED_FILE, 'utf8')) as string[]
  expect(timesOf(folder, opened)).toEqual(most)
})
