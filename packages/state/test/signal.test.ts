import { createBackup, readConfigFile, replaceFile, restoreBackup, systemClock, withLock } from '@copilot-sync/state'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { tempFolder, tidy } from './helpers.ts'

afterAll(tidy)

const stop = new Error('stopped by the caller')

function place() {
  const folder = tempFolder()
  const identity = join(folder, 'config.yaml')
  writeFileSync(identity, 'a: 1\n')
  return { identity, stateDir: join(folder, '.copilot-sync') }
}

test('one that is aborted already takes no lock and makes no folder', async () => {
  const { stateDir } = place()
  const taking = withLock({ stateDir, clock: systemClock, signal: AbortSignal.abort(stop) }, async () => 'taken')
  await expect(taking).rejects.toBe(stop)
  expect(existsSync(stateDir)).toBe(false)
})

test('ends the wait for a lock, also where the clock knows nothing of it', async () => {
  const { stateDir } = place()
  const controller = new AbortController()
  const clock = { ...systemClock, sleep: () => new Promise<void>(() => setTimeout(() => controller.abort(stop), 50)) }
  await withLock({ stateDir, clock: systemClock }, async () => {
    const waiting = withLock({ stateDir, clock, lockTimeout: 60_000, signal: controller.signal }, async () => 'taken')
    await expect(waiting).rejects.toBe(stop)
  })
  expect(existsSync(join(stateDir, 'lock'))).toBe(false)
})

test.each(['lock:traces', 'config:open', 'config:fsync', 'config:check'])(
  'that comes at %s lets nothing be written',
  async (at) => {
    const { identity, stateDir } = place()
    const controller = new AbortController()
    // As the system sends it: it is heard only when the event loop has its turn.
    process.once('SIGUSR2', () => controller.abort(stop))
    const step = (name: string): void => {
      if (name === at) process.kill(process.pid, 'SIGUSR2')
    }
    const { signal } = controller
    const { stat, hash } = await readConfigFile(identity)
    const writing = withLock({ stateDir, clock: systemClock, signal, step }, (lock) =>
      replaceFile(identity, Buffer.from('a: 2\n'), {
        ...stat,
        expect: hash,
        step,
        beforeCommit: () => lock.assertHeld(),
      }),
    )
    await expect(writing).rejects.toBe(stop)
    expect(readFileSync(identity, 'utf8')).toBe('a: 1\n')
    expect(existsSync(join(stateDir, 'lock'))).toBe(false)
  },
)

test('stops a restore before its first byte', async () => {
  const { identity, stateDir } = place()
  mkdirSync(stateDir, { mode: 0o700 })
  await createBackup({ identity, stateDir, bytes: Buffer.from('a: 0\n'), now: Date.now(), reason: 'test' })
  const controller = new AbortController()
  const step = (name: string): void => {
    if (name === 'lock:traces') setImmediate(() => controller.abort(stop))
  }
  const { signal } = controller
  const restoring = restoreBackup({ identity, stateDir, ref: 'latest', clock: systemClock, signal, step })
  await expect(restoring).rejects.toBe(stop)
  expect(readFileSync(identity, 'utf8')).toBe('a: 1\n')
})
