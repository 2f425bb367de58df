import { readCatalogs, readHistory, readMemory } from '@copilot-sync/memory'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { tempFolder } from './helpers/temp-folder.ts'

const script = fileURLToPath(new URL('helpers/write-for-ever.ts', import.meta.url))

function start(dir: string, rounds: number) {
  const args = ['--conditions=@copilot-sync/source', '--no-warnings', script, dir, String(rounds)]
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
}

test('two processes that write at once, and a reader: each reads a whole memory at any time', async () => {
  const dir = await tempFolder()
  const writers = [start(dir, 60), start(dir, 60)]
  const ends = Promise.all(writers.map(async (writer) => once(writer, 'exit')))
  await Promise.all(writers.map(async ({ stdout }) => once(stdout, 'data')))
  const states = new Set<string>()
  while (writers.some(({ exitCode }) => exitCode === null)) {
    states.add((await readMemory(dir)).state)
    await setImmediate()
  }
  expect(await ends).toEqual([
    [0, null],
    [0, null],
  ])
  expect(states).toEqual(new Set(['read']))
  const { memory } = await readMemory(dir)
  expect(memory.runs.at(-1)?.fetches).toBe(1)
  expect((await readHistory(dir)).length).toBe(120)
}, 30_000)

test('killed at any moment it leaves a memory that can be read, and nothing that stays', async () => {
  const dir = await tempFolder()
  for (let round = 0; round < 6; round += 1) {
    const writer = start(dir, 1_000_000)
    await once(writer.stdout, 'data')
    await new Promise((resolve) => setTimeout(resolve, 7 * round))
    writer.kill('SIGKILL')
    await once(writer, 'exit')
    const { memory, state } = await readMemory(dir)
    expect(state).toBe('read')
    expect((await readCatalogs(dir, memory.runs.slice(-1))).size).toBe(1)
    expect((await readHistory(dir)).length).toBeGreaterThan(0)
  }
}, 30_000)
