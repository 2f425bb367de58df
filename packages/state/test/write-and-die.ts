// Usage: write-and-die.ts CONFIG TEXT STATE AT. Ends itself by SIGKILL before its AT-th step; prints the steps it took.
import { writeSync } from 'node:fs'
import { writeOnce } from './write-once.ts'

const [config = '', text = '', state = '', at = '0'] = process.argv.slice(2)
let steps = 0
await writeOnce(config, text, {
  state,
  step: (name) => {
    steps += 1
    if (steps === Number(at)) process.kill(process.pid, 'SIGKILL')
    writeSync(1, `${name}\n`)
  },
})
