import {
  COMPANION_MARK,
  configKey,
  readCompanion,
  readLedger,
  readRunState,
  removeCompanion,
  stateDir,
  writeCompanion,
  writeLedger,
  writeRunState,
  type RunState,
} from '@copilot-sync/state'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { codeOf, tempFolder, tidy, unprivileged } from './helpers.ts'

afterAll(tidy)

test('the state folder lies beside the config, or where it is put', () => {
  expect(stateDir('/srv/config.yaml')).toBe('/srv/.copilot-sync')
  expect(stateDir('/srv/config.yaml', '/var/state')).toBe('/var/state')
  expect(configKey({ stateDir: '/srv/.copilot-sync', identity: '/srv/config.yaml' })).toBe('config.yaml')
  expect(configKey({ stateDir: '/var/state', identity: '/srv/config.yaml' })).toBe('../srv/config.yaml')
})

const NONE = { ledger: {}, writers: {}, keepers: {} }
const known = {
  ledger: { 'copilot-a': { 'model_info.mode': '0123456789abcdef' } },
  writers: { 'copilot-a': { 'model_info.mode': 'flag:x' } },
  keepers: { 'copilot-a': '/srv/a.yaml' },
}
const newPlace = () => {
  const identity = join(tempFolder(), 'config.yaml')
  return { identity, stateDir: stateDir(identity) }
}

test('a ledger is kept for each config, and written only when it changes', async () => {
  const place = newPlace()
  const other = { ...place, identity: join(place.identity, '../other.yaml') }
  expect(await readLedger(place)).toEqual({ ...NONE, state: 'absent' })
  expect(existsSync(place.stateDir)).toBe(false)
  expect(await writeLedger(place, known)).toBe(true)
  expect(await readLedger(other)).toEqual({ ...NONE, state: 'absent' })
  expect(await writeLedger(other, NONE)).toBe(false)
  expect(await writeLedger(other, { ...NONE, ledger: { 'copilot-b': {} } })).toBe(true)
  expect(await readLedger(place)).toEqual({ ...known, state: 'read' })
  expect(statSync(join(place.stateDir, 'ledger.json')).mode & 0o777).toBe(0o600)
  expect(await writeLedger(place, known)).toBe(false)
})

test('a ledger of a version that kept no more than hashes', async () => {
  const place = newPlace()
  mkdirSync(place.stateDir)
  const { ledger } = known
  writeFileSync(join(place.stateDir, 'ledger.json'), JSON.stringify({ version: 1, configs: { 'config.yaml': ledger } }))
  expect(await readLedger(place)).toEqual({ ledger, writers: {}, keepers: {}, state: 'read' })
})

test.for([
  '',
  '[]',
  '{"version":2,"configs":{}}',
  '{"version":1,"configs":{"config.yaml":{"a":{"b":1}}}}',
  '{"version":1,"configs":{},"keepers":{"config.yaml":[]}}',
])('a corrupt ledger counts as empty and is replaced: %j', async (text) => {
  const place = newPlace()
  mkdirSync(place.stateDir)
  writeFileSync(join(place.stateDir, 'ledger.json'), text)
  expect(await readLedger(place)).toEqual({ ...NONE, state: 'corrupt' })
  expect(await writeLedger(place, known)).toBe(true)
  expect(await readLedger(place)).toEqual({ ...known, state: 'read' })
})

test('a ledger that cannot be written', async () => {
  const place = newPlace()
  mkdirSync(join(place.stateDir, 'ledger.json'), { recursive: true })
  expect(await codeOf(writeLedger(place, known))).toBe('STATE_UNREADABLE')
})

const run: RunState = {
  last: { catalog: { models: 2, apiBase: null, apiVersion: null, sha256: 'a' }, rules: 'b' },
  pause: { since: '2026-11-23T17:58:22.123Z', until: null, reason: 'a release' },
  hold: { since: '2026-11-23T17:58:22.123Z', backup: 'x', config: 'c', catalog: null, rules: null },
}
const nothing: RunState = { last: null, pause: null, hold: null }

test('what the next run has to know is kept for each config, and written only when it changes', async () => {
  const place = newPlace()
  const other = { ...place, identity: join(place.identity, '../other.yaml') }
  expect(await readRunState(place)).toEqual({ ...nothing, state: 'absent' })
  expect(await writeRunState(place, run)).toBe(true)
  expect(await writeRunState(place, { ...run })).toBe(false)
  expect(await readRunState(other)).toEqual({ ...nothing, state: 'read' })
  expect(await writeRunState(other, { ...nothing, last: run.last })).toBe(true)
  expect(await readRunState(place)).toEqual({ ...run, state: 'read' })
  expect(statSync(join(place.stateDir, 'state.json')).mode & 0o777).toBe(0o600)
})

test('a pause survives a power cut, the last sync need not', async () => {
  const place = newPlace()
  const stepsOf = async (state: RunState): Promise<string[]> => {
    const steps: string[] = []
    await writeRunState(place, state, { step: (name) => void steps.push(name) })
    return steps
  }
  expect(await stepsOf({ ...nothing, last: run.last })).not.toContain('state:fsync')
  expect(await stepsOf(run)).toContain('state:fsync')
})

const stored = (change: object): string =>
  JSON.stringify({ version: 1, configs: { 'config.yaml': { ...run, ...change } } })

test.for([
  '',
  'null',
  '{"version":2,"configs":{}}',
  '{"version":1,"configs":[]}',
  '{"version":1,"configs":{"config.yaml":null}}',
  stored({ last: {} }),
  stored({ last: { rules: 'x', catalog: { models: '2', sha256: '' } } }),
  stored({ pause: { since: 'soon', until: null, reason: null } }),
  stored({ pause: { ...run.pause, until: 'later' } }),
  stored({ hold: { ...run.hold, backup: 1 } }),
  stored({ hold: { ...run.hold, rules: 1 } }),
])('a state that cannot be read is said to be so, and is replaced: %j', async (text) => {
  const place = newPlace()
  mkdirSync(place.stateDir)
  writeFileSync(join(place.stateDir, 'state.json'), text)
  expect(await readRunState(place)).toEqual({ ...nothing, state: 'corrupt' })
  expect(await writeRunState(place, run)).toBe(true)
  expect(await readRunState(place)).toEqual({ ...run, state: 'read' })
})

test('a state that this user may not read is no state that is lost', async () => {
  const place = newPlace()
  await writeRunState(place, run)
  chmodSync(join(place.identity, '..'), 0o755)
  chmodSync(place.stateDir, 0o755)
  chmodSync(join(place.stateDir, 'state.json'), 0o000)
  expect(await unprivileged(() => codeOf(readRunState(place)))).toBe('STATE_UNREADABLE')
})

test('a state that cannot be written', async () => {
  const place = newPlace()
  mkdirSync(join(place.stateDir, 'state.json'), { recursive: true })
  expect(await codeOf(writeRunState(place, run))).toBe('STATE_UNREADABLE')
})

const text = `${COMPANION_MARK}; remove it with \`images: off\`.\nx = 1\n`

test('a companion file is written once, replaced and removed', async () => {
  const path = join(tempFolder(), 'copilot_sync_images.py')
  expect(await readCompanion(path)).toBeNull()
  expect(await removeCompanion(path)).toBe(false)
  expect(await writeCompanion(path, text, { mode: 0o644 })).toBe(true)
  expect(await writeCompanion(path, text, { mode: 0o644 })).toBe(false)
  expect(await writeCompanion(path, `${text}y = 2\n`, { mode: 0o644 })).toBe(true)
  expect(await readCompanion(path)).toBe(`${text}y = 2\n`)
  expect(statSync(path).mode & 0o777).toBe(0o644)
  expect(await removeCompanion(path)).toBe(true)
  expect(existsSync(path)).toBe(false)
})

test("a file of the user's in a companion's place is left alone", async () => {
  const path = join(tempFolder(), 'copilot_sync_images.py')
  writeFileSync(path, 'mine = 1\n')
  expect(await codeOf(readCompanion(path))).toBe('UNSAFE_EDIT')
  expect(await codeOf(writeCompanion(path, text, { mode: 0o644 }))).toBe('UNSAFE_EDIT')
  expect(await codeOf(removeCompanion(path))).toBe('UNSAFE_EDIT')
  expect(readFileSync(path, 'utf8')).toBe('mine = 1\n')
})

test('a companion needs its mark and a folder that can be written', async () => {
  const folder = tempFolder()
  const path = join(folder, 'copilot_sync_images.py')
  await expect(writeCompanion(path, 'x = 1\n', { mode: 0o644 })).rejects.toThrow(TypeError)
  writeFileSync(path, text)
  chmodSync(path, 0o644)
  chmodSync(folder, 0o555)
  expect(await unprivileged(() => codeOf(writeCompanion(path, `${text}#`, { mode: 0o644 })))).toBe('WRITE_FAILED')
  expect(await unprivileged(() => codeOf(removeCompanion(path)))).toBe('WRITE_FAILED')
  chmodSync(folder, 0o755)
})
