import { SyncError } from '@copilot-sync/errors'
import {
  memoryFolder,
  newMemory,
  readCatalogs,
  readHistory,
  readMemory,
  settle,
  writeMemory,
} from '@copilot-sync/memory'
import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeCatalog, reads, shown } from './helpers/make-catalog.ts'
import { basis, DAY, last, observe, options, play, START } from './helpers/play.ts'
import { tempFolder } from './helpers/temp-folder.ts'

const settled = last(
  play([
    { at: START, models: [{ id: 'a', limits: { max: 1 } }, { id: 'b' }] },
    { at: START + DAY, models: [{ id: 'a', limits: { max: 2 } }] },
    { at: START + 2 * DAY, models: [{ id: 'a', limits: { max: 1 } }] },
  ]),
).settled

test('what is written is read again: memory, catalog, history', async () => {
  const dir = join(await tempFolder(), 'state', 'memory')
  await writeMemory(dir, { ...settled, now: START })
  expect(await readMemory(dir)).toEqual({ memory: settled.memory, state: 'read' })
  expect(await readCatalogs(dir, settled.memory.runs)).toEqual(new Map([[settled.catalog.sha, settled.catalog.models]]))
  expect(await readHistory(dir)).toEqual([settled.event])
})

test('no event, no line; a catalog that is kept is not written again', async () => {
  const dir = await tempFolder()
  await writeMemory(dir, { ...settled, event: null, now: START })
  const before = await stat(join(dir, 'catalogs', `${settled.catalog.sha}.json.gz`))
  await writeMemory(dir, { ...settled, event: null, now: START })
  const after = await stat(join(dir, 'catalogs', `${settled.catalog.sha}.json.gz`))
  expect(after.ino).toBe(before.ino)
  expect((await readdir(dir)).sort()).toEqual(['catalogs', 'memory.json'])
})

test.skipIf(process.platform === 'win32')('only the owner reads it', async () => {
  const dir = join(await tempFolder(), 'memory')
  await writeMemory(dir, { ...settled, now: START })
  for (const name of ['memory.json', 'history.jsonl', `catalogs/${settled.catalog.sha}.json.gz`]) {
    expect((await stat(join(dir, name))).mode & 0o777).toBe(0o600)
  }
  expect((await stat(dir)).mode & 0o777).toBe(0o700)
})

test('no memory: a new one, with a salt of its own', async () => {
  const dir = await tempFolder()
  const [one, two] = [await readMemory(join(dir, 'none')), await readMemory(join(dir, 'none'))]
  expect(one).toEqual({ memory: newMemory(one.memory.salt), state: 'absent' })
  expect(one.memory.salt).toMatch(/^[0-9a-f]{32}$/)
  expect(one.memory.salt).not.toBe(two.memory.salt)
  expect(await readHistory(dir)).toEqual([])
  expect(await readdir(dir)).toEqual([])
})

const whole = JSON.stringify(settled.memory)
const broken = (change: object) => JSON.stringify({ ...settled.memory, ...change })
const [record] = settled.memory.models
test.each<[what: string, text: string]>([
  ['empty', ''],
  ['cut', whole.slice(0, whole.length / 2)],
  ['bytes', '\0\u0001\uFFFD'],
  ['null', 'null'],
  ['a list', '[]'],
  ['another version', broken({ version: 2 })],
  ['no salt', broken({ salt: null })],
  ['a time that is none', broken({ at: 'yesterday' })],
  ['a time beyond all dates', broken({ at: 1e300 })],
  ['a basis in parts', broken({ basis: { apiBase: 1 } })],
  ['models that are no list', broken({ models: {} })],
  ['a model without values', broken({ models: [{ ...record, values: null }] })],
  ['JSON of another model', broken({ models: [{ ...record, json: { id: 'z' } }] })],
  ['a hold without a count', broken({ models: [{ ...record, missing: { since: 1 } }] })],
  ['a value history of numbers', broken({ models: [{ ...record, values: { x: { seen: 1 } } }] })],
  ['a run without a sha', broken({ runs: [{ from: 1 }] })],
  ['a note of numbers', broken({ kept: [1] })],
])('corrupt: %s; all that the config has is held', async (_, text) => {
  const dir = await tempFolder()
  await writeFile(join(dir, 'memory.json'), text)
  const read = await readMemory(dir)
  expect(read).toEqual({ memory: newMemory(read.memory.salt), state: 'corrupt' })
  const after = settle(read.memory, observe({ at: START, models: [] }), { ...options, known: ['a', 'b'] })
  expect(after.heldAsTheyAre).toEqual(['a', 'b'])
  await writeMemory(dir, { ...after, now: START })
  expect((await readMemory(dir)).state).toBe('read')
})

test('a folder in the place of the file is corrupt too', async () => {
  const dir = await tempFolder()
  await mkdir(join(dir, 'memory.json'))
  expect((await readMemory(dir)).state).toBe('corrupt')
})

test('torn and foreign lines of the history, and torn catalogs, are left out', async () => {
  const dir = await tempFolder()
  await writeMemory(dir, { ...settled, now: START })
  const path = join(dir, 'history.jsonl')
  await writeFile(path, `5\n{"at":"x"}\n${await readFile(path, 'utf8')}{"at":"2026-`)
  expect(await readHistory(dir)).toEqual([settled.event])
  await writeFile(join(dir, 'catalogs', `${settled.catalog.sha}.json.gz`), 'torn')
  expect(await readCatalogs(dir, settled.memory.runs)).toEqual(new Map())
})

test('a folder that cannot be written is STATE_UNREADABLE', async () => {
  const dir = await tempFolder()
  await writeFile(join(dir, 'memory'), 'a file')
  const error: unknown = await writeMemory(join(dir, 'memory'), { ...settled, now: START }).catch((one: unknown) => one)
  expect(error).toBeInstanceOf(SyncError)
  expect(error).toMatchObject({
    code: 'STATE_UNREADABLE',
    exit: 1,
    place: { file: join(dir, 'memory', 'memory.json') },
  })
})

test('a temp file that a dead process left goes, that of a live one stays', async () => {
  const dir = await tempFolder()
  const [dead, live] = ['.copilot-sync-1-0123456789ab.tmp', '.copilot-sync-2-0123456789ab.tmp']
  for (const name of [dead, live]) await writeFile(join(dir, name), 'x')
  await utimes(join(dir, dead), START / 1000, START / 1000)
  await writeMemory(dir, { ...settled, event: null, now: Date.now() })
  expect((await readdir(dir)).sort()).toEqual([live, 'catalogs', 'memory.json'].sort())
})

test('a write that fails leaves no temp file', async () => {
  const dir = await tempFolder()
  await mkdir(join(dir, 'memory.json', 'in the way'), { recursive: true })
  await expect(writeMemory(dir, { ...settled, now: Date.now() })).rejects.toMatchObject({ code: 'STATE_UNREADABLE' })
  expect((await readdir(dir)).sort()).toEqual(['catalogs', 'memory.json'])
})

test('each config of a state folder has a memory of its own', () => {
  const keys = ['config.yaml', '../other/config.yaml', 'a b/ü.yaml']
  const folders = keys.map((key) => memoryFolder('/state', key))
  expect(new Set(folders).size).toBe(keys.length)
  for (const folder of folders) expect(folder).toMatch(/^\/state\/memory\/[\w.-]+-[0-9a-f]{8}$/)
})

test('what is not remembered never reaches the disk: prose, notices, unknown fields', async () => {
  const dir = await tempFolder()
  const canary = `ghu_${'c'.repeat(36)}`
  const models = makeCatalog(3).map((model) =>
    Object.assign(model, { warning_message: canary, unknown: { url: canary } }),
  )
  const after = settle(newMemory('salt'), { ...basis, at: START, models, ineligible: new Map() }, { reads, shown })
  await writeMemory(dir, { ...after, now: START })
  const catalogs = await readCatalogs(dir, after.memory.runs)
  const names = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = names.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
  const texts = await Promise.all(files.map((file) => readFile(file, 'latin1')))
  expect(files).toHaveLength(3)
  for (const text of [...texts, JSON.stringify([...catalogs])]) {
    expect(text).not.toContain(canary)
    expect(text).not.toContain('Prose')
  }
})
