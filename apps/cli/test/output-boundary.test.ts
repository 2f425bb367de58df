import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')

/** What writes to a stream or a file in each place, and why it may. */
const ways: Readonly<Record<string, string>> = {
  'apps/cli/src/output/print.ts': 'process.stderr process[name]',
  // It writes nothing: it listens for what could not be written.
  'apps/cli/src/output/watch-streams.ts': 'process.stderr process.stdout',
  // Readline echoes what is typed; its question is clean.
  'apps/cli/src/runtime/confirm.ts': 'process.stderr',
  'apps/cli/src/runtime/append-log.ts': 'appendFileSync',
}

const writing =
  /\bconsole\b|process\.std(?:out|err)\b(?!\.isTTY)|process\[\w+\]|\b(?:writeFileSync|appendFileSync|createWriteStream|writeSync|writeFile|appendFile)(?=\()(?<!function \w+)|\bux\b|this\.log\b/g

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`)

test('the command line writes in one place', () => {
  const found = sources('apps/cli/src').flatMap((file) => {
    const used = new Set(readFileSync(join(root, file), 'utf8').match(writing))
    used.delete('appendFile')
    return used.size === 0 ? [] : [[file, [...used].sort().join(' ')]]
  })
  expect(Object.fromEntries(found)).toEqual(ways)
})

test('no package writes to a terminal', () => {
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/src`)
  const found = packages
    .flatMap((folder) => sources(folder))
    // It drops what a rule of others prints.
    .filter((file) => file !== 'packages/mapper/src/worker/fence.ts')
    .filter((file) => /\bconsole\.|process\.std(?:out|err)/.test(readFileSync(join(root, file), 'utf8')))
  expect(found).toEqual([])
})
