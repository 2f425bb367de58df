import {
  linkSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fileStore } from '../src/target/config/place/file-store.ts'

const LONG = 60_000

/** A store over a file, looked at so many ms after it was written. */
function world(later: number) {
  const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-file-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'config.yaml')
  writeFileSync(path, 'one')
  const written = statSync(path).ctimeMs
  const options = { stateDir: join(folder, 'state'), now: () => written + later }
  const store = fileStore({ path, realPath: path }, options)
  return { folder, path, store, text: async () => Buffer.from((await store.read())?.bytes ?? []).toString() }
}

test('a file that did not change is read once; one of this moment each time', async () => {
  for (const [later, same] of [
    [LONG, true],
    [20, false],
    [-LONG, false],
  ] as const) {
    const { store } = world(later)
    const [first, second] = [await store.read(), await store.read()]
    expect(second).toEqual(first)
    expect(second === first).toBe(same)
  }
})

test.each<[what: string, change: (path: string, folder: string) => void, text: string]>([
  [
    'in place, of the same length, its time set back',
    (path) => {
      const { atime, mtime } = statSync(path)
      writeFileSync(path, 'two')
      utimesSync(path, atime, mtime)
    },
    'two',
  ],
  [
    'replaced by another, of the same length and time',
    (path, folder) => {
      const { atime, mtime } = statSync(path)
      writeFileSync(join(folder, 'new'), 'two')
      utimesSync(join(folder, 'new'), atime, mtime)
      renameSync(join(folder, 'new'), path)
    },
    'two',
  ],
  ['longer', (path) => writeFileSync(path, 'three'), 'three'],
])('a change is seen: %s', async (_, change, text) => {
  const { folder, path, text: read } = world(LONG)
  expect(await read()).toBe('one')
  await new Promise((resolve) => setTimeout(resolve, 20))
  change(path, folder)
  expect(await read()).toBe(text)
})

test('a file that is gone, and one that is another by a link', async () => {
  const { folder, path, store, text } = world(LONG)
  expect(await text()).toBe('one')
  const other = join(folder, 'other')
  linkSync(path, other)
  unlinkSync(path)
  expect(await store.read()).toBeNull()
  symlinkSync(other, path)
  await expect(store.read()).rejects.toMatchObject({ code: 'CONFIG_CHANGED', exit: 9 })
})

test('what was put is what is read', async () => {
  const { store, text } = world(LONG)
  const stored = await store.read()
  await store.replace(Buffer.from('two'), { expect: stored?.version ?? null })
  expect(await text()).toBe('two')
})
