import { checkRule, loadRules, mapCatalog } from '@copilot-sync/mapper'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const fixtures = fileURLToPath(new URL('../../../test-fixtures/rules', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'rules-'))
afterAll(() => rm(folder, { recursive: true }))

async function given(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true })
  await writeFile(join(folder, file), text)
}
const one = `{ api: 1, name: 'a', summary: 'A.', reads: [], writes: ['model_info.a'], map: () => undefined }`

test('TypeScript and JavaScript files, with and without options, in their order', async () => {
  const uses = await loadRules([['./price-tag.ts', { prefix: 'llm' }], './two-rules.mjs'], fixtures)
  expect(uses.map(({ rule }) => rule.name)).toEqual(['price-tag', 'no-previews', 'shaky'])
  for (const { rule } of uses) checkRule(rule)
  const { entries, skipped, failed } = mapCatalog(
    [
      { id: 'a', model_picker_price_category: 'low', capabilities: { supports: { reasoning_effort: ['low'] } } },
      { id: 'b', preview: true },
      { id: 'c' },
    ],
    uses,
  )
  expect(entries[0]?.fields.slice(3)).toEqual([
    { path: 'model_info.access_groups', value: ['llm-low'], rule: 'price-tag' },
    { path: 'model_info.effort_count', value: 1, rule: 'shaky' },
  ])
  expect(skipped).toEqual([{ id: 'b', reason: 'preview is true', rule: 'no-previews' }])
  expect(failed).toMatchObject([{ rule: 'shaky', model: 'c' }])
  expect(entries[1]?.keep).toEqual(['model_info.effort_count', 'model_info.supports_vision'])
})

test('a package and an absolute path', async () => {
  await given(
    'node_modules/some-rules/package.json',
    '{"name":"some-rules","type":"module","exports":{"default":"./a.js"}}',
  )
  await given('node_modules/some-rules/a.js', `export default ${one}`)
  await given('list.mjs', `export default [${one.replace("'a'", "'b'")}]`)
  const uses = await loadRules(['some-rules', join(folder, 'list.mjs')], folder)
  expect(uses.map(({ rule }) => rule.name)).toEqual(['a', 'b'])
})

test('no rules, no work', async () => {
  expect(await loadRules([], '/no/such/folder')).toEqual([])
})

test.each([
  { what: 'is missing', file: 'missing.mjs', text: undefined, says: 'cannot be found' },
  { what: 'does not parse', file: 'broken.mjs', text: 'export default (', says: 'fails when imported' },
  { what: 'throws', file: 'throws.mjs', text: 'throw new Error("no luck")', says: 'no luck' },
  { what: 'throws a text', file: 'text.mjs', text: 'throw "just text"', says: 'just text' },
  { what: 'has no default export', file: 'named.mjs', text: `export const rule = ${one}`, says: 'no rule' },
  { what: 'exports an empty list', file: 'empty.mjs', text: 'export default []', says: 'no rule' },
  { what: 'exports a number', file: 'number.mjs', text: 'export default 1', says: 'no object' },
  { what: 'is for another contract', file: 'api.mjs', text: 'export default { api: 2, name: "a" }', says: 'api 1' },
  { what: 'has one bad rule in a list', file: 'second.mjs', text: `export default [${one}, {}]`, says: 'api' },
])('a module that $what is refused by name', async ({ file, text, says }) => {
  if (text !== undefined) await given(file, text)
  const error: unknown = await loadRules([`./${file}`], folder).catch((cause: unknown) => cause)
  expect(error).toMatchObject({ code: 'RULE_INVALID', exit: 6, hint: expect.stringMatching(/./) })
  expect(error).toMatchObject({ message: expect.stringContaining(file) })
  expect(error).toMatchObject({ message: expect.stringContaining(says) })
})

test('a rule file that throws on import names itself and carries the cause', async () => {
  await expect(loadRules(['./throws.mjs'], fixtures)).rejects.toMatchObject({
    code: 'RULE_INVALID',
    message: expect.stringContaining('this rule file does not load'),
    cause: expect.any(Error),
  })
})

test('a package that only has the condition "import" is told what to do', async () => {
  await given('node_modules/only-import/package.json', '{"name":"only-import","exports":{"import":"./a.mjs"}}')
  await expect(loadRules(['only-import'], folder)).rejects.toMatchObject({
    code: 'RULE_INVALID',
    hint: expect.stringContaining('default'),
  })
})
