import {
  createBackup,
  hashBytes,
  listBackups,
  planRestore,
  pruneBackups,
  readBackup,
  restoreBackup,
  stateDir,
  systemClock,
  verifyBackups,
} from '@copilot-sync/state'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { codeOf, tempFolder, tidy, unprivileged } from './helpers.ts'

afterAll(tidy)

const minute = 60_000
const start = Date.parse('2026-11-23T17:58:22.123Z')
let place: { identity: string; stateDir: string }

beforeEach(() => {
  const identity = join(tempFolder(), 'config.yaml')
  place = { identity, stateDir: stateDir(identity) }
})

const backUp = (text: string, now = start, reason = 'before sync') =>
  createBackup({ ...place, bytes: Buffer.from(text), stat: { mode: 0o640 }, now, reason, models: 3 })
const folder = (): string => join(place.stateDir, 'backups')
const textOf = async (ref: string): Promise<string> => Buffer.from((await readBackup(place, ref)).bytes).toString()

test('a backup is private, named by time and content, and lists its facts', async () => {
  const { id } = await backUp('a: 1\n')
  expect(id).toBe(`2026-11-23T17-58-22.123Z-${hashBytes(Buffer.from('a: 1\n')).slice(0, 12)}`)
  expect(statSync(join(folder(), `${id}.yaml`)).mode & 0o777).toBe(0o600)
  expect(statSync(folder()).mode & 0o777).toBe(0o700)
  expect(readFileSync(join(place.stateDir, '.gitignore'), 'utf8')).toBe('*\n')
  expect(await listBackups(place)).toMatchObject([
    { id, created: '2026-11-23T17:58:22.123Z', size: 5, reason: 'before sync', models: 3, mode: 0o640 },
  ])
})

test('what is stored already becomes the newest backup, and is found by its old id', async () => {
  const first = await backUp('a: 1\n')
  await backUp('a: 2\n', start + minute)
  const again = await backUp('a: 1\n', start + 2 * minute, 'again')
  expect((await listBackups(place)).map(({ size, reason }) => [size, reason])).toEqual([
    [5, 'again'],
    [5, 'before sync'],
  ])
  expect(readdirSync(folder())).toHaveLength(4)
  expect(await textOf('latest')).toBe('a: 1\n')
  expect((await readBackup(place, first.id)).id).toBe(again.id)
})

test('a moment names what was the newest then, also when that was backed up again', async () => {
  await backUp('a: 0\n', start - minute)
  const first = await backUp('a: 1\n')
  await backUp('a: 2\n', start + 2 * minute)
  await backUp('a: 3\n', start + 3 * minute)
  await backUp('a: 1\n', start + 4 * minute)
  await backUp('a: 2\n', start + 5 * minute)
  const iso = (time: number): string => new Date(time).toISOString()
  for (const [ref, text] of [
    [iso(start + minute), 'a: 1\n'],
    [iso(start).slice(0, 16), 'a: 1\n'],
    [first.id, 'a: 1\n'],
    [iso(start + 2.5 * minute), 'a: 2\n'],
    [iso(start + 3.5 * minute), 'a: 3\n'],
    [iso(start + 4.5 * minute), 'a: 1\n'],
    ['2026-11-23', 'a: 2\n'],
    [iso(start - minute), 'a: 0\n'],
  ] as const) {
    expect(`${ref} ${await textOf(ref)}`).toBe(`${ref} ${text}`)
  }
  expect(readdirSync(folder()).filter((name) => name.endsWith('.yaml'))).toHaveLength(4)
})

test('the newest twenty earlier times are kept; times that are none are left out', async () => {
  for (let i = 0; i < 25; i += 1) await backUp('a: 1\n', start + i * minute)
  const [backup] = await listBackups(place)
  expect(backup?.earlier).toHaveLength(20)
  expect(backup?.earlier[0]).toBe(new Date(start + 23 * minute).toISOString())
  expect(backup?.earlier[19]).toBe(new Date(start + 4 * minute).toISOString())
  const file = join(folder(), `${backup?.id}.json`)
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), earlier: ['never'] }))
  expect((await listBackups(place))[0]?.earlier).toEqual([])
})

test('a clock that was set back does not change which is the latest', async () => {
  await backUp('a: 1\n')
  await backUp('a: 2\n', start - 1_000 * minute)
  expect(await textOf('latest')).toBe('a: 2\n')
})

test('a reading command creates nothing', async () => {
  expect(await listBackups(place)).toEqual([])
  expect(await codeOf(readBackup(place, 'latest'))).toBe('BACKUP_NOT_FOUND')
  expect(readdirSync(join(place.identity, '..'))).toEqual([])
})

test.for([
  ['latest', 'a: 3\n'],
  ['2026-11-23T17-58-22.123Z-HASH', 'a: 1\n'],
  ['HASH', 'a: 1\n'],
  ['2026-11-23', 'a: 3\n'],
  ['2026-11-23T17:58', 'a: 1\n'],
  ['2026-11-23 17:59', 'a: 2\n'],
  ['2026-11-23T17:59:30Z', 'a: 2\n'],
  ['2026-11-24T00:00:00+02:00', 'a: 3\n'],
  ['2026-11-23T17:00:00Z', 'BACKUP_NOT_FOUND'],
  ['yesterday', 'BACKUP_NOT_FOUND'],
  ['', 'BACKUP_NOT_FOUND'],
] as const)('%s names %j', async ([ref, result]) => {
  for (const i of [1, 2, 3]) await backUp(`a: ${i}\n`, start + (i - 1) * minute)
  const hash = hashBytes(Buffer.from('a: 1\n')).slice(0, 12)
  expect(await codeOf(textOf(ref.replace('HASH', hash)))).toBe(result)
})

test('a changed backup is refused, and not taken for the text it was', async () => {
  const { id } = await backUp('a: 1\n')
  writeFileSync(join(folder(), `${id}.yaml`), 'a: 0\n')
  expect(await codeOf(readBackup(place, id))).toBe('BACKUP_CORRUPT')
  await backUp('a: 1\n', start + minute)
  expect(await textOf('latest')).toBe('a: 1\n')
})

test.for(['', 'null', '{"created":'])('a backup without its facts is still one: %j', async (meta) => {
  const { id } = await backUp('a: 1\n')
  if (meta) writeFileSync(join(folder(), `${id}.json`), meta)
  else unlinkSync(join(folder(), `${id}.json`))
  expect(await listBackups(place)).toMatchObject([{ id, reason: 'unknown', models: null, size: 5 }])
})

test('configs that share a state folder have backups of their own', async () => {
  await backUp('a: 1\n')
  const other = { ...place, identity: join(place.identity, '../other.yaml') }
  expect(await listBackups(other)).toEqual([])
  expect(await pruneBackups({ ...other, keep: 1, now: start })).toEqual([])
  expect(await listBackups(place)).toHaveLength(1)
})

test.for([
  ['the default', {}, 20],
  ['a count', { keep: 3 }, 3],
  ['never the newest', { keep: 0, maxAgeDays: 0 }, 1],
  ['an age', { maxAgeDays: 1 / 144 }, 10],
] as const)('prunes by %s', { timeout: 20_000 }, async ([, options, left]) => {
  for (let i = 0; i < 22; i += 1) await backUp(`a: ${i}\n`, start + i * minute)
  writeFileSync(join(folder(), 'orphan.json'), '{}')
  const gone = await pruneBackups({ ...place, now: start + 22 * minute, ...options })
  expect(gone).toHaveLength(22 - left)
  expect(await listBackups(place)).toHaveLength(left)
  expect(readdirSync(folder())).toHaveLength(2 * left)
  expect(await textOf('latest')).toBe('a: 21\n')
})

test('pruning where there is no backup', async () => {
  expect(await pruneBackups({ ...place, now: start })).toEqual([])
})

const restore = (ref: string) => restoreBackup({ ...place, clock: systemClock, ref, models: 4 })

test('a restore backs up what it replaces, and can itself be undone', async () => {
  writeFileSync(place.identity, 'a: 2\n', { mode: 0o640 })
  chmodSync(place.identity, 0o640)
  const { id } = await backUp('a: 1\n')
  const result = await restore('latest')
  expect(result).toMatchObject({ restored: { id }, changed: true, backup: { models: 4 } })
  expect(readFileSync(place.identity, 'utf8')).toBe('a: 1\n')
  expect(statSync(place.identity).mode & 0o777).toBe(0o640)
  await restore('latest')
  expect(readFileSync(place.identity, 'utf8')).toBe('a: 2\n')
})

test('a restore of what stands there changes nothing', async () => {
  writeFileSync(place.identity, 'a: 1\n')
  await backUp('a: 1\n')
  const { mtimeMs } = statSync(place.identity)
  expect(await restore('latest')).toMatchObject({ changed: false, backup: null })
  expect(statSync(place.identity).mtimeMs).toBe(mtimeMs)
})

test('a restore creates a config that is gone', async () => {
  await backUp('a: 1\n')
  expect(await restore('latest')).toMatchObject({ changed: true, backup: null })
  expect(readFileSync(place.identity, 'utf8')).toBe('a: 1\n')
  expect(statSync(place.identity).mode & 0o777).toBe(0o640)
})

test('a restore that cannot be', async () => {
  await backUp('a: 1\n')
  expect(await codeOf(restore('none'))).toBe('BACKUP_NOT_FOUND')
  mkdirSync(place.identity)
  expect(await codeOf(restore('latest'))).toBe('CONFIG_IS_FOLDER')
})

test('verify tells the whole ones from the broken', async () => {
  const first = await backUp('a: 1\n')
  await backUp('a: 2\n', start + minute)
  await backUp('a: 3\n', start + 2 * minute)
  writeFileSync(join(folder(), `${first.id}.yaml`), 'a: 1')
  const verified = await verifyBackups(place)
  expect(verified.map(({ problem }) => problem === null)).toEqual([true, true, false])
  expect(verified[2]?.problem).toContain(first.id)
})

test('an id names its own backup, also when another one holds the same text', async () => {
  const beside = join(place.identity, '../copilot_sync_images.py')
  const plain = await backUp('a: 1\n')
  const carrying = await createBackup({
    ...place,
    bytes: Buffer.from('a: 1\n'),
    now: start + minute,
    reason: 'x',
    companions: [{ path: beside, bytes: Buffer.from('one') }],
  })
  expect((await readBackup(place, plain.id)).companions).toEqual([])
  expect((await readBackup(place, carrying.id)).companions).toMatchObject([{ path: beside }])
})

describe('files beside the config', () => {
  const beside = (): string => join(place.identity, '../copilot_sync_images.py')
  const write = (config: string, extra: string | null): void => {
    writeFileSync(place.identity, config)
    if (extra === null) rmSync(beside(), { force: true })
    else writeFileSync(beside(), extra)
  }
  const present = () => {
    try {
      return { path: beside(), bytes: readFileSync(beside()) }
    } catch {
      return { path: beside(), bytes: null }
    }
  }
  const backUpBoth = (now: number) =>
    createBackup({
      ...place,
      bytes: readFileSync(place.identity),
      now,
      reason: 'before sync',
      companions: [present()],
    })
  const blobs = (): string[] => readdirSync(folder()).filter((name) => name.endsWith('.file'))

  test('are stored once for all backups and go with the last of them', async () => {
    write('a: 1\n', 'one')
    await backUpBoth(start)
    write('a: 2\n', 'one')
    await backUpBoth(start + minute)
    expect(blobs()).toEqual([`${hashBytes(Buffer.from('one'))}.file`])
    expect(statSync(join(folder(), blobs()[0] ?? '')).mode & 0o777).toBe(0o600)
    write('a: 2\n', null)
    await backUpBoth(start + 2 * minute)
    expect(await listBackups(place)).toHaveLength(3)
    await pruneBackups({ ...place, keep: 2, now: start })
    expect(blobs()).toHaveLength(1)
    await pruneBackups({ ...place, keep: 1, now: start })
    expect(blobs()).toEqual([])
    expect((await readBackup(place, 'latest')).companions).toMatchObject([{ path: beside(), bytes: null }])
  })

  test('the same config with another file is another backup, with the same file the same', async () => {
    write('a: 1\n', 'one')
    const first = await backUpBoth(start)
    write('a: 1\n', 'two')
    await backUpBoth(start + minute)
    write('a: 1\n', 'one')
    const again = await backUpBoth(start + 2 * minute)
    expect((await listBackups(place)).map(({ id }) => id)).toContain(again.id)
    expect(await listBackups(place)).toHaveLength(2)
    expect((await readBackup(place, first.id)).id).toBe(again.id)
  })

  test('come back with the config, and the restore can be undone', async () => {
    write('a: 1\n', 'one')
    chmodSync(beside(), 0o640)
    await createBackup({
      ...place,
      bytes: readFileSync(place.identity),
      now: start,
      reason: 'before sync',
      companions: [{ ...present(), mode: 0o640 }],
    })
    write('a: 2\n', 'two')
    expect(await planRestore(place, 'latest')).toMatchObject({ config: true, companions: [{ path: beside() }] })
    const order: string[] = []
    const { backup } = await restoreBackup({
      ...place,
      clock: systemClock,
      ref: 'latest',
      beforeWrite: async ({ content }) => void order.push(content.hash),
      step: (name) => void order.push(name),
    })
    expect(order.indexOf('companion:rename')).toBeLessThan(order.indexOf('config:rename'))
    expect(order.indexOf(hashBytes(Buffer.from('a: 1\n')))).toBeLessThan(order.indexOf('backup:open'))
    expect([readFileSync(place.identity, 'utf8'), readFileSync(beside(), 'utf8')]).toEqual(['a: 1\n', 'one'])
    expect(statSync(beside()).mode & 0o777).toBe(0o640)
    await restore(backup?.id ?? '')
    expect([readFileSync(place.identity, 'utf8'), readFileSync(beside(), 'utf8')]).toEqual(['a: 2\n', 'two'])
  })

  test('alone are put back too; one that the backup lacks stays', async () => {
    write('a: 1\n', 'one')
    await backUpBoth(start)
    const { mtimeMs } = statSync(place.identity)
    rmSync(beside())
    expect(await restore('latest')).toMatchObject({ changed: true })
    expect(readFileSync(beside(), 'utf8')).toBe('one')
    expect(statSync(place.identity).mtimeMs).toBe(mtimeMs)
    rmSync(beside())
    await backUpBoth(start + 1_000 * minute)
    write('a: 2\n', 'two')
    await restore('latest')
    expect(readFileSync(beside(), 'utf8')).toBe('two')
  })

  test.for([
    ['the facts are lost', (id: string) => unlinkSync(join(folder(), `${id}.json`))],
    ['the file is lost', () => unlinkSync(join(folder(), blobs()[0] ?? ''))],
    ['the file is changed', () => writeFileSync(join(folder(), blobs()[0] ?? ''), 'two')],
    ['the facts are nonsense', (id: string) => writeFileSync(join(folder(), `${id}.json`), '{"files":[{"path":1}]}')],
  ] as const)('a backup is not taken for whole when %s, and is made anew', async ([, harm]) => {
    write('a: 1\n', 'one')
    const { id } = await backUpBoth(start)
    harm(id)
    expect(await codeOf(readBackup(place, id))).toBe('BACKUP_CORRUPT')
    expect(await verifyBackups(place)).toMatchObject([{ id, problem: expect.any(String) }])
    await backUpBoth(start + minute)
    expect((await readBackup(place, 'latest')).companions).toMatchObject([{ bytes: Buffer.from('one') }])
  })

  test('that cannot be written leave the config as it is', async () => {
    write('a: 1\n', 'one')
    await backUpBoth(start)
    write('a: 2\n', null)
    mkdirSync(beside())
    expect(await codeOf(restore('latest'))).toBe('WRITE_FAILED')
    expect(readFileSync(place.identity, 'utf8')).toBe('a: 2\n')
  })
})

test('a state folder of somebody else', async () => {
  await backUp('a: 1\n')
  chmodSync(join(place.identity, '..'), 0o755)
  chmodSync(place.stateDir, 0o755)
  chmodSync(folder(), 0o000)
  expect(await unprivileged(() => codeOf(listBackups(place)))).toBe('STATE_UNREADABLE')
  chmodSync(folder(), 0o555)
  expect(await unprivileged(() => codeOf(backUp('a: 2\n')))).toBe('STATE_UNREADABLE')
  chmodSync(folder(), 0o755)
  await backUp('a: 3\n', start + minute)
  await backUp('a: 4\n', start + 2 * minute)
  chmodSync(folder(), 0o555)
  expect(await unprivileged(() => codeOf(pruneBackups({ ...place, keep: 1, now: start })))).toBe('STATE_UNREADABLE')
  chmodSync(folder(), 0o755)
  for (const name of readdirSync(folder())) chmodSync(join(folder(), name), 0o000)
  expect(await unprivileged(() => codeOf(readBackup(place, 'latest')))).toBe('STATE_UNREADABLE')
  rmSync(folder(), { recursive: true })
})
