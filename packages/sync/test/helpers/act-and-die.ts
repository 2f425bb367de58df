// Usage: act-and-die.ts FOLDER ACTION AT. Does it to the folder's config and ends itself by SIGKILL before the AT-th step;
// prints the steps. It is bundled first: a start is then a third of the time.
import { writeSync } from 'node:fs'
import { act, type ActionName } from './act.ts'
import { createTestRuntime } from './runtime.ts'

const [folder = '', action = '', at = '0'] = process.argv.slice(2)
let steps = 0
const fault = (name: string): void => {
  steps += 1
  if (steps === Number(at)) process.kill(process.pid, 'SIGKILL')
  writeSync(1, `${name}\n`)
}
void act(createTestRuntime(folder, { step: fault }), action as ActionName)
