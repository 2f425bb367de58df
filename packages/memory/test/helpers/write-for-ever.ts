// Run as a process of its own: writes one state after the other into a folder until it is killed.
import { newMemory, settle, writeMemory } from '@copilot-sync/memory'
import { makeCatalog, reads } from './make-catalog.ts'

const [dir = '', rounds = '0'] = process.argv.slice(2)
let memory = newMemory('salt')
for (let turn = 0; turn < Number(rounds); turn += 1) {
  const observation = { models: makeCatalog(4, turn), at: 1_700_000_000_000 + turn * 3_600_000, ineligible: new Map() }
  const basis = { apiBase: 'a', apiVersion: 'b', account: null, ruleVersion: 'c' }
  const settled = settle(memory, { ...observation, ...basis }, { reads })
  memory = settled.memory
  await writeMemory(dir, { ...settled, now: Date.now() })
  process.stdout.write('.')
}
