import * as catalog from '@copilot-sync/catalog'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

test("the README's first example gives what it says", () => {
  const example = /```ts\n([^]*?)```/.exec(readme)?.[1] ?? ''
  const [, names = ''] = /^import \{ (.*) \} from '@copilot-sync\/catalog'$/m.exec(example) ?? []
  const imported = names.split(', ')
  expect(Object.keys(catalog)).toEqual(expect.arrayContaining(imported))
  const code = example
    .replace(/^import .*$/m, '')
    .replaceAll(/^(\S.*\)\S*) \/\/ (.*)$/gm, (_, got, wanted) => `pairs.push([${got}, ${wanted}])`)
  // oxlint-disable-next-line typescript/no-implied-eval -- the text of our own README
  const run = new Function('pairs', ...imported, code)
  const pairs: [unknown, unknown][] = []
  run(pairs, ...imported.map((name) => Reflect.get(catalog, name)))
  expect(pairs).toHaveLength(6)
  for (const [got, wanted] of pairs) expect(got).toEqual(wanted)
})

test('the README names every export', () => {
  for (const name of Object.keys(catalog)) expect(readme).toContain(`\`${name}`)
})
