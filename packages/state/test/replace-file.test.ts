import {
  cleanUp,
  createBackup,
  hasUnfinishedWrite,
  hashBytes,
  readConfigFile,
  removeLeftovers,
  replaceFile,
  stateDir,
  systemClock,
  withLock,
} from '@copilot-sync/state'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { writeJournal } from '../src/in-place-journal.ts'
import { codeOf, canMount, isRoot, mount, tempFolder, tidy, unprivileged } from './helpers.ts'

afterAll(tidy)

const old = Buffer.from('model_list: []\n')
const wanted = Buffer.from('model_list:\n  - model_name: a\n')
const oldHash = hashBytes(old)

function newConfig(mode = 0o644): string {
  const folder = tempFolder()
  fs.chmodSync(folder, 0o755)
  const path = join(folder, 'config.yaml')
  fs.writeFileSync(path, old)
  fs.chmodSync(path, mode)
  return path
}

const left = (path: string): string[] => fs.readdirSync(join(path, '..')).filter((name) => name.endsWith('.tmp'))

test("the README's first example of files: lock, clean up, back up, replace", async () => {
  const path = newConfig()
  const { realPath: identity } = await readConfigFile(path)
  const place = { identity, stateDir: stateDir(identity) }
  const result = await withLock({ stateDir: place.stateDir, clock: systemClock }, async (lock) => {
    await cleanUp(place)
    const file = await readConfigFile(path)
    const backup = await createBackup({ ...place, bytes: file.bytes, stat: file.stat, now: Date.now(), reason: 'sync' })
    await replaceFile(path, wanted, {
      ...file.stat,
      expect: file.hash,
      stateDir: place.stateDir,
      beforeCommit: () => lock.assertHeld(),
    })
    return backup.id
  })
  expect(result).toMatch(/^\d{4}-\d\d-\d\dT.*Z-[0-9a-f]{12}$/)
  expect(fs.readFileSync(path)).toEqual(wanted)
})

test.for([0o644, 0o600, 0o664, 0o444])('keeps the mode %o, and the owner', async (mode) => {
  const path = newConfig(mode)
  if (isRoot) fs.chownSync(path, 1_234, 4_321)
  const { hash, stat } = await readConfigFile(path)
  expect(await replaceFile(path, wanted, { ...stat, expect: hash })).toEqual({ method: 'rename' })
  expect((await readConfigFile(path)).stat).toMatchObject({ mode, uid: stat.uid, gid: stat.gid })
  expect(left(path)).toEqual([])
})

test('a link stays and its target is replaced', async () => {
  const path = newConfig()
  const link = join(tempFolder(), 'link.yaml')
  fs.symlinkSync(path, link)
  await replaceFile(link, wanted, { mode: 0o644, expect: oldHash })
  expect(fs.readlinkSync(link)).toBe(path)
  expect(fs.readFileSync(path)).toEqual(wanted)
})

test('a config changed since it was read is refused', async () => {
  const path = newConfig()
  const step = (name: string): void => {
    if (name === 'config:check') fs.writeFileSync(path, 'mine: 1\n')
  }
  expect(await codeOf(replaceFile(path, wanted, { mode: 0o644, expect: oldHash, step }))).toBe('CONFIG_CHANGED')
  expect(fs.readFileSync(path, 'utf8')).toBe('mine: 1\n')
  expect(left(path)).toEqual([])
})

test('a new config is created, never over one that somebody just made', async () => {
  const path = newConfig()
  expect(await codeOf(replaceFile(path, wanted, { mode: 0o600, expect: null }))).toBe('CONFIG_CHANGED')
  fs.unlinkSync(path)
  const step = (name: string): void => {
    if (name === 'config:rename') fs.writeFileSync(path, old)
  }
  expect(await codeOf(replaceFile(path, wanted, { mode: 0o600, expect: null, step }))).toBe('CONFIG_CHANGED')
  expect(fs.readFileSync(path)).toEqual(old)
  fs.unlinkSync(path)
  await replaceFile(path, wanted, { mode: 0o600, expect: null })
  expect(fs.readFileSync(path)).toEqual(wanted)
  expect(left(path)).toEqual([])
})

test('an edit that lands right behind the write is noticed', async () => {
  const path = newConfig()
  const step = (name: string): void => {
    if (name === 'config:read-back') fs.writeFileSync(path, 'torn')
  }
  expect(await codeOf(replaceFile(path, wanted, { mode: 0o644, expect: oldHash, step }))).toBe('WRITE_FAILED')
})

test('a folder that is missing is named', async () => {
  const path = join(tempFolder(), 'none/config.yaml')
  const error = await replaceFile(path, wanted, { mode: 0o644, expect: null }).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'WRITE_FAILED', place: { file: path } })
})

test('a refused commit leaves no temp file', async () => {
  const path = newConfig()
  const lost = new Error('lost the lock')
  const beforeCommit = (): Promise<void> => Promise.reject(lost)
  expect(await codeOf(replaceFile(path, wanted, { mode: 0o644, expect: oldHash, beforeCommit }))).toBe(lost)
  expect(fs.readFileSync(path)).toEqual(old)
  expect(left(path)).toEqual([])
})

test('temp files of dead runs go, files of others stay', async () => {
  const folder = tempFolder()
  for (const name of ['.copilot-sync-12-0123456789ab.tmp', '.copilot-sync-note.tmp', 'config.yaml.tmp']) {
    fs.writeFileSync(join(folder, name), '')
  }
  expect(await removeLeftovers([folder, folder, join(folder, 'none')])).toEqual([
    join(folder, '.copilot-sync-12-0123456789ab.tmp'),
  ])
  expect(fs.readdirSync(folder).sort()).toEqual(['.copilot-sync-note.tmp', 'config.yaml.tmp'])
})

describe('where a rename cannot keep everything the file is written in place', () => {
  test('the folder may not be written, the file may', async () => {
    const path = newConfig(0o666)
    fs.chmodSync(join(path, '..'), 0o555)
    const result = await unprivileged(() => replaceFile(path, wanted, { mode: 0o666, expect: oldHash }))
    fs.chmodSync(join(path, '..'), 0o755)
    expect(result).toEqual({ method: 'in-place' })
    expect(fs.readFileSync(path)).toEqual(wanted)
  })

  test('neither may be written', async () => {
    const path = newConfig(0o444)
    fs.chmodSync(join(path, '..'), 0o555)
    const code = await unprivileged(() => codeOf(replaceFile(path, wanted, { mode: 0o444, expect: oldHash })))
    fs.chmodSync(join(path, '..'), 0o755)
    expect(code).toBe('WRITE_FAILED')
    expect(fs.readFileSync(path)).toEqual(old)
  })

  test.runIf(isRoot)('the owner is another and cannot be given back', async () => {
    const path = newConfig(0o666)
    fs.chmodSync(join(path, '..'), 0o777)
    const { stat } = await readConfigFile(path)
    const result = await unprivileged(() => replaceFile(path, wanted, { ...stat, expect: oldHash }))
    expect(result).toEqual({ method: 'in-place' })
    expect((await readConfigFile(path)).stat).toMatchObject({ uid: 0, gid: 0, mode: 0o666 })
    expect(left(path)).toEqual([])
  })
})

/** The config is a single file mounted from another folder, as containers have it. */
function mountedFile(source: string): string {
  const path = newConfig()
  mount(path, '--bind', source)
  return path
}

function fullDisk(): string {
  const disk = join(tempFolder(), 'disk')
  fs.mkdirSync(disk)
  mount(disk, '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs')
  const path = join(disk, 'config.yaml')
  fs.writeFileSync(path, old)
  try {
    fs.writeFileSync(join(disk, 'filler'), Buffer.alloc(128 * 1_024))
  } catch {
    // The disk is full now.
  }
  return path
}

describe.runIf(canMount)('on real mounts (where this user may mount)', () => {
  test.for([
    ['longer', wanted],
    ['shorter', Buffer.from('a: 1\n')],
  ] as const)('a mounted single file gets a %s text', async ([, text]) => {
    const source = newConfig()
    const path = mountedFile(source)
    const state = join(tempFolder(), 'state')
    fs.mkdirSync(state)
    const { ino } = fs.statSync(source)
    const result = await replaceFile(path, text, { mode: 0o644, expect: oldHash, stateDir: state })
    expect(result).toEqual({ method: 'in-place' })
    expect(fs.readFileSync(source)).toEqual(text)
    expect(fs.statSync(source).ino).toBe(ino)
    expect([left(path), fs.readdirSync(state)]).toEqual([[], []])
  })

  test('a mounted single file that changed is refused', async () => {
    const path = mountedFile(newConfig())
    const step = (name: string): void => {
      if (name === 'config:rename') fs.writeFileSync(path, 'mine: 1\n')
    }
    expect(await codeOf(replaceFile(path, wanted, { mode: 0o644, expect: oldHash, step }))).toBe('CONFIG_CHANGED')
    expect(fs.readFileSync(path, 'utf8')).toBe('mine: 1\n')
  })

  test('a read-only mount', async () => {
    const path = newConfig()
    const folder = join(path, '..')
    mount(folder, '--bind', folder)
    mount(folder, '-o', 'remount,bind,ro')
    const error = await replaceFile(path, wanted, { mode: 0o644, expect: oldHash }).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'WRITE_FAILED', cause: { code: 'EROFS' } })
    const locked = withLock({ stateDir: stateDir(path), clock: systemClock }, async () => 1)
    expect(await locked.catch((reason: unknown) => reason)).toMatchObject({
      code: 'STATE_UNREADABLE',
      cause: { code: 'EROFS' },
    })
    expect(fs.readFileSync(path)).toEqual(old)
  })

  const large = Buffer.alloc(32 * 1_024, 'x')

  test('a full disk', async () => {
    const path = fullDisk()
    const error = await replaceFile(path, large, { mode: 0o644, expect: oldHash }).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'WRITE_FAILED', cause: { code: 'ENOSPC' } })
    expect(fs.readFileSync(path)).toEqual(old)
    expect(left(path)).toEqual([])
  })

  test('a full disk under a mounted single file', async () => {
    const source = fullDisk()
    const path = mountedFile(source)
    const state = join(tempFolder(), 'state')
    fs.mkdirSync(state)
    const error = await replaceFile(path, large, { mode: 0o644, expect: oldHash, stateDir: state }).catch(
      (reason: unknown) => reason,
    )
    expect(error).toMatchObject({ code: 'WRITE_FAILED', cause: { code: 'ENOSPC' } })
    expect(fs.readFileSync(source)).toEqual(old)
    expect([left(path), fs.readdirSync(state)]).toEqual([[], []])
  })
})

describe('a write in place that was cut off', () => {
  const from = Buffer.from('aaaa bbbb cccc dddd')
  const to = Buffer.from('aaaa BBBB CCCC dddd eeee')

  test.for([
    ['the longer end only', 'aaaa bbbb cccc dddd eeee', from.toString(), true],
    ['half of the new text', 'aaaa BBBB cccc dddd eeee', from.toString(), true],
    ['a hole after a power cut', 'aaaa BBBB cccc dddd \0\0\0\0', from.toString(), true],
    ['not begun', from.toString(), from.toString(), false],
    ['all written', to.toString(), to.toString(), false],
    ["somebody's edit since", 'aaaa BBBB ????', 'aaaa BBBB ????', false],
    ["somebody's edit of the same length", 'aaaa BBBB ???? dddd', 'aaaa BBBB ???? dddd', false],
  ] as const)('%s', async ([, present, after, repaired]) => {
    const path = newConfig()
    const place = { stateDir: tempFolder(), identity: path }
    await writeJournal(place.stateDir, { target: path, from, to })
    fs.writeFileSync(path, present)
    expect(await hasUnfinishedWrite(place)).toBe(true)
    expect((await cleanUp(place)).repaired).toBe(repaired)
    expect(fs.readFileSync(path, 'utf8')).toBe(after)
    expect(await hasUnfinishedWrite(place)).toBe(false)
    expect(fs.readdirSync(place.stateDir)).toEqual([])
  })

  test('the journal of another config, or none at all, changes nothing', async () => {
    const place = { stateDir: tempFolder(), identity: newConfig() }
    await writeJournal(place.stateDir, { target: '/elsewhere.yaml', from, to })
    expect(await cleanUp(place)).toEqual({ repaired: false, removed: [] })
    for (const text of ['{}', '{']) {
      fs.writeFileSync(join(place.stateDir, 'in-place.json'), text)
      expect(await cleanUp(place)).toEqual({ repaired: false, removed: [] })
    }
    fs.unlinkSync(join(place.stateDir, 'in-place.json'))
    fs.mkdirSync(join(place.stateDir, 'in-place.json'))
    expect(await codeOf(cleanUp(place))).toBe('STATE_UNREADABLE')
  })
})
