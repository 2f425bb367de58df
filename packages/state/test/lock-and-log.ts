import { systemClock, withLock } from '@copilot-sync/state'
// Usage: lock-and-log.ts STATE LOG. Writes a line to LOG when it has the lock and one before it gives it back.
import { appendFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

const [stateDir = '', log = ''] = process.argv.slice(2)
await withLock({ stateDir, clock: systemClock, lockTimeout: 30_000 }, async (lock) => {
  appendFileSync(log, `in ${process.pid}\n`)
  await setTimeout(5)
  await lock.assertHeld()
  appendFileSync(log, `out ${process.pid}\n`)
})
