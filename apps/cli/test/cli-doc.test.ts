import { codes, reasonCodes, warningCodes } from '@copilot-sync/errors'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COMMANDS } from '../src/commands/index.ts'

const doc = readFileSync(new URL('../../../docs/cli.md', import.meta.url), 'utf8')

/** The rows of the tables below a heading. */
function rowsOf(heading: string): string[] {
  const section = doc.split(/^## /m).find((text) => text.startsWith(`${heading}\n`))
  return section?.split('\n').filter((line) => line.startsWith('| `')) ?? []
}

test.each(Object.keys(COMMANDS))('docs/cli.md has the command %s with each of its flags', (id) => {
  const rows = rowsOf('Commands').filter((row) => {
    const words = new Set(row.split(' | ')[0]?.split(/[^a-z]+/))
    return id.split(':').every((word) => words.has(word))
  })
  expect(rows).toHaveLength(1)
  // `sync` and `diff` have a table more.
  const told = [...rows, ...(id === 'sync' || id === 'diff' ? rowsOf('Guards') : [])].join('\n')
  expect(
    Object.keys(COMMANDS[id]?.flags ?? {}).filter(
      (flag) => !told.includes(`\`--${flag}`) && !told.includes(` --${flag}`),
    ),
  ).toEqual([])
})

test('docs/cli.md names no code that is not of the closed lists', () => {
  const variables = /^(?:CONFIG_FILE$|COPILOT_SYNC_)/
  const named = [...doc.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].flatMap(([, name = '']) =>
    variables.test(name) ? [] : [name],
  )
  const known = new Set<string>([...Object.keys(codes), ...Object.keys(warningCodes), ...reasonCodes])
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter((name) => !known.has(name))).toEqual([])
})
