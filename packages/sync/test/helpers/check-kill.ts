import { listBackups, readBackup, verifyBackups } from '@copilot-sync/state'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { act, type ActionName } from './act.ts'
import { createTestRuntime } from './runtime.ts'

const CONFIG = 'config.yaml'
const CALLBACK = 'copilot_sync_images.py'
const INCLUDE = 'copilot-models.yaml'

/** The files that a proxy reads. */
export const look = (folder: string) => ({
  config: read(folder, CONFIG),
  callback: read(folder, CALLBACK),
  include: read(folder, INCLUDE),
})

function read(folder: string, name: string): string | null {
  return existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null
}

export const placeOf = (folder: string) => ({ realPath: join(folder, CONFIG), stateDir: join(folder, '.copilot-sync') })

/** Hashes of the backed-up configs, newest first. */
export async function contentsOf(folder: string): Promise<string[]> {
  const contents: string[] = []
  for (const { id } of await listBackups(placeOf(folder))) contents.push((await readBackup(placeOf(folder), id)).hash)
  return contents
}

interface Known {
  readonly before: ReturnType<typeof look>
  readonly after: ReturnType<typeof look>
  readonly backups: readonly string[]
  readonly prunes: number
}

/** What a kill leaves: each file old or new and whole, a config that works, every backup. */
export async function checkLeft(
  folder: string,
  step: string,
  { before, after, backups, prunes }: Known,
): Promise<void> {
  const left = look(folder)
  for (const file of ['config', 'callback', 'include'] as const) {
    expect({ step, file, is: [before[file], after[file]].includes(left[file]) }).toEqual({ step, file, is: true })
  }
  if (left.config?.includes('copilot_sync_images.callback'))
    expect({ step, has: left.callback }).toMatchObject({ step, has: expect.any(String) })
  if (left.config?.includes(INCLUDE))
    expect({ step, has: left.include }).toMatchObject({ step, has: expect.any(String) })
  const verified = await verifyBackups(placeOf(folder))
  expect({ step, broken: verified.filter(({ problem }) => problem !== null) }).toEqual({ step, broken: [] })
  const present = await contentsOf(folder)
  const lost = backups.filter((hash) => !present.includes(hash))
  expect({ step, lost: Math.max(lost.length - prunes, 0) }).toEqual({ step, lost: 0 })
  if (left.config !== before.config && before.config !== null) {
    const { bytes } = await readBackup(placeOf(folder), 'latest')
    expect({ step, backup: Buffer.from(bytes).toString() }).toEqual({ step, backup: before.config })
  }
  for (const name of ['state.json', 'ledger.json']) {
    const text = read(join(folder, '.copilot-sync'), name)
    if (text !== null) expect({ step, json: JSON.parse(text) }).toMatchObject({ json: { version: 1 } })
  }
}

interface Next {
  readonly action: ActionName
  readonly id: string | undefined
  readonly after: Known['after']
}

/** The next run: takes the lock, ends what was left, and comes to what a whole run comes to. */
export async function checkNext(folder: string, step: string, { action, id, after }: Next): Promise<void> {
  const runtime = createTestRuntime(folder)
  // What was put back stays, whether its run lived to say so or not.
  if (action === 'restore' && look(folder).config === after.config) await act(runtime, 'sync')
  else await act(runtime, action, id)
  expect({ step, ...look(folder) }).toEqual({ step, ...after })
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const left = names.filter((name) => /tmp|claim|in-place|\/lock/.test(name))
  expect({ step, left }).toEqual({ step, left: [] })
}
