import { systemClock, withLock, type Clock } from '@copilot-sync/state'
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { sweep } from '../../../scripts/sweep.ts'
import { processIdentity, processStat } from '../src/lock/process-identity.ts'
import { codeOf, fakeClock, plantLock, runScript, setAge, tempFolder, tidy } from './helpers.ts'

afterAll(tidy)

const onLinux = process.platform === 'linux'
const newState = (): string => join(tempFolder(), '.copilot-sync')

const take = (stateDir: string, clock: Clock = systemClock, lockTimeout = 0) =>
  codeOf(withLock({ stateDir, clock, lockTimeout }, async () => 'taken'))

test('one at a time, and nothing is left', async () => {
  const stateDir = newState()
  const result = await withLock({ stateDir, clock: systemClock }, async (lock) => {
    await lock.assertHeld()
    expect(await take(stateDir)).toBe('LOCK_HELD')
    return 42
  })
  expect(result).toBe(42)
  expect(readdirSync(stateDir)).toEqual(['.gitignore'])
  expect(statSync(stateDir).mode & 0o777).toBe(0o700)
})

test('the lock is given back when the action fails', async () => {
  const stateDir = newState()
  const failing = withLock({ stateDir, clock: systemClock }, () => Promise.reject(new Error('no')))
  await expect(failing).rejects.toThrow('no')
  expect(await take(stateDir)).toBe('taken')
})

/** Processes at once, and rounds of takers. */
const PROCESSES = sweep(3).of(20)
const ROUNDS = sweep(3).of(12)

test.for([
  ['free', 0],
  ['left by a dead process', 1],
] as const)(`of ${PROCESSES} processes each has a lock that is %s alone`, { timeout: 60_000 }, async ([, left]) => {
  const stateDir = newState()
  const log = join(tempFolder(), 'log')
  if (left) await plantLock(stateDir, { start: '1' })
  const ended = await Promise.all(
    Array.from({ length: PROCESSES }, () => runScript('lock-and-log.ts', [stateDir, log])),
  )
  expect(ended.map(({ status, output }) => [status, output])).toEqual(ended.map(() => [0, '']))
  const lines = readFileSync(log, 'utf8').trim().split('\n')
  expect(lines).toHaveLength(2 * PROCESSES)
  for (let i = 0; i < lines.length; i += 2) expect(lines[i + 1]).toBe(lines[i]?.replace('in', 'out'))
  expect(readdirSync(stateDir)).toEqual(left ? [] : ['.gitignore'])
})

test('many takers of one stale lock never hold it together', { timeout: 60_000 }, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const stateDir = newState()
    await plantLock(stateDir, { start: '1' })
    let inside = 0
    const taker = () =>
      withLock({ stateDir, clock: systemClock, lockTimeout: 30_000 }, async (lock) => {
        inside += 1
        expect(inside).toBe(1)
        await systemClock.sleep(1)
        await lock.assertHeld()
        inside -= 1
      })
    await Promise.all(Array.from({ length: 6 }, taker))
  }
})

describe.runIf(onLinux)('a lock whose owner can be seen', () => {
  test.for([
    ['ended', { pid: 4_194_303 }, 'taken'],
    ['ended, its pid is used again', { start: '1' }, 'taken'],
    ['runs', {}, 'LOCK_HELD'],
    ['runs as another user', { pid: 1 }, 'LOCK_HELD'],
  ] as const)('that %s', async ([, facts, result]) => {
    const stateDir = newState()
    const start = 'pid' in facts ? (await processStat(facts.pid))?.start : undefined
    await plantLock(stateDir, start === undefined ? facts : { ...facts, start }, 3_600_000)
    expect(await take(stateDir)).toBe(result)
  })

  test('that was killed and not collected by its parent is dead', async () => {
    // A shell that has not yet become `sleep` would collect it.
    const parent = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 30'])
    try {
      const pid = Number(await new Promise<Buffer>((resolve) => parent.stdout.once('data', resolve)))
      let stat = await processStat(pid)
      while (stat?.state !== 'Z') stat = await systemClock.sleep(5).then(() => processStat(pid))
      const stateDir = newState()
      await plantLock(stateDir, { pid, start: stat.start })
      expect(await take(stateDir)).toBe('taken')
    } finally {
      parent.kill()
    }
  })
})

describe('a lock whose owner cannot be seen', () => {
  const unseen = { boot: 'another' }

  test('is held while its heart beats and free 60 s later', async () => {
    const stateDir = newState()
    const path = await plantLock(stateDir, unseen)
    const start = Date.now()
    const clock = fakeClock((elapsed) => {
      const seconds = (start + elapsed) / 1_000
      if (elapsed <= 120_000 && existsSync(path)) utimesSync(path, seconds, seconds)
    })
    expect(await take(stateDir, clock, 300_000)).toBe('taken')
    expect(clock.elapsed()).toBeGreaterThanOrEqual(180_000)
    expect(clock.elapsed()).toBeLessThan(190_000)
  })

  test.for([
    ['silent for 50 s', unseen, 50_000, 'LOCK_HELD'],
    ['silent for 61 s', unseen, 61_000, 'taken'],
    ['in another pid namespace, silent for 61 s', { pidNamespace: 'pid:[1]' }, 61_000, 'taken'],
    ['in another pid namespace, its pid unknown here', { pidNamespace: 'pid:[1]', pid: 4_194_303 }, 0, 'LOCK_HELD'],
    ['no lock of ours, young', { token: 7 }, 0, 'LOCK_HELD'],
    ['no lock of ours, silent for 61 s', { pid: -1 }, 61_000, 'taken'],
  ] as const)('%s', async ([, facts, age, result]) => {
    const stateDir = newState()
    await plantLock(stateDir, facts, age)
    expect(await take(stateDir, fakeClock())).toBe(result)
  })

  test.for(['', '{', 'null'])('an unfinished file counts by its age: %j', async (text) => {
    const stateDir = newState()
    const path = await plantLock(stateDir)
    writeFileSync(path, text)
    expect(await take(stateDir, fakeClock())).toBe('LOCK_HELD')
    setAge(path, 61_000)
    expect(await take(stateDir, fakeClock())).toBe('taken')
  })

  test('a clock that jumps ahead does not make a living owner stale', async () => {
    const stateDir = newState()
    const path = await plantLock(stateDir, unseen, 3_600_000)
    const clock = fakeClock((elapsed) => {
      if (elapsed >= 2_000) setAge(path, -elapsed)
    })
    expect(await take(stateDir, clock)).toBe('LOCK_HELD')
  })

  test('a clock that goes back leaves no lock forever', async () => {
    const stateDir = newState()
    const path = await plantLock(stateDir, unseen, -3_600_000)
    expect(await take(stateDir, fakeClock())).toBe('LOCK_HELD')
    expect(Math.abs(statSync(path).mtimeMs - Date.now())).toBeLessThan(5_000)
    expect(await take(stateDir, fakeClock(), 70_000)).toBe('taken')
  })
})

test('an owner beats', { timeout: 10_000 }, async () => {
  const stateDir = newState()
  await withLock({ stateDir, clock: systemClock }, async () => {
    const path = join(stateDir, 'lock')
    setAge(path, 30_000)
    await expect.poll(() => Date.now() - statSync(path).mtimeMs, { timeout: 4_000 }).toBeLessThan(5_000)
  })
})

test('an owner that slept through a take-over notices, and leaves the lock of its successor', async () => {
  const stateDir = newState()
  const result = codeOf(
    withLock({ stateDir, clock: systemClock }, async (lock) => {
      await plantLock(stateDir, { token: '2.successor' })
      await lock.assertHeld()
    }),
  )
  expect(await result).toBe('LOCK_HELD')
  expect(readFileSync(join(stateDir, 'lock'), 'utf8')).toContain('2.successor')
})

test.for([
  ['dead claimant', { start: '1' }, 'taken'],
  ['living claimant', {}, 'LOCK_HELD'],
] as const)('a stale lock that is being taken over by a %s', async ([, facts, result]) => {
  const stateDir = newState()
  await plantLock(stateDir, { start: '1' })
  const claimant = { ...(await processIdentity()), token: '3.claimant', created: '', ...facts }
  writeFileSync(join(stateDir, 'lock-1.left-1.left.claim'), JSON.stringify(claimant))
  expect(await take(stateDir)).toBe(result)
  if (result === 'taken') expect(readdirSync(stateDir)).toEqual([])
})

test('a state folder that cannot be made is named', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'file'), '')
  expect(await take(join(folder, 'file/state'))).toBe('STATE_UNREADABLE')
})
