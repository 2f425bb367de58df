// Usage: sync-and-die.ts FOLDER AT. Syncs the folder's config and ends itself by SIGKILL before the AT-th step; prints the steps.
import { sync } from '@copilot-sync/sync'
import { writeSync } from 'node:fs'
import { createTestRuntime } from './runtime.ts'

const [folder = '', at = '0'] = process.argv.slice(2)
let steps = 0
const fault = (name: string): void => {
  steps += 1
  if (steps === Number(at)) process.kill(process.pid, 'SIGKILL')
  writeSync(1, `${name}\n`)
}
const options = { config: 'config.yaml', catalog: 'catalog.json', dryRun: false, timeoutMs: 1000, lockTimeoutMs: 1000 }
await sync(createTestRuntime(folder, { fault }), options)
