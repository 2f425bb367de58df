#!/usr/bin/env node
import { runSimulator } from '../dist/server/run-simulator.js'

try {
  const simulator = await runSimulator(process.argv.slice(2), console.log)
  if (simulator) for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void simulator.close())
} catch (error) {
  console.error(`copilot-sync-simulator: ${error.message}`)
  process.exitCode = error.code?.startsWith('ERR_PARSE_ARGS') ? 64 : 1
}
