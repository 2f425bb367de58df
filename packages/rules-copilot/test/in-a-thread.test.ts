import { mapCatalog } from '@copilot-sync/mapper'
import { startRules } from '@copilot-sync/mapper/worker'
import { ignored } from '@copilot-sync/rules-copilot'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { map, readCatalog, root } from './map-fixture.ts'

// The built-in rules as if they were the rules of somebody else, who has bound their options.
const module = `import { builtinRules } from '${new URL('packages/rules-copilot/src/index.ts', root).href}'
const bound = ({ rule, options }, kind) => ({ ...rule, [kind]: (model) => rule[kind](model, options) })
export default builtinRules({}).map((use) => bound(use, ['map', 'select', 'names'].find((kind) => kind in use.rule)))
`
const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-thread-'))
writeFileSync(join(folder, 'builtin.mjs'), module)
const uses = startRules(['./builtin.mjs'], folder)

test.each(readdirSync(new URL('test-fixtures/catalogs/', root)).filter((name) => name.endsWith('.json')))(
  '%s gives the same table in a thread as in this one',
  (name) => {
    const models = readCatalog(`test-fixtures/catalogs/${name}`)
    const { failed, ...table } = mapCatalog(models, uses, ignored)
    const { failed: here, ...expected } = map(models)
    expect(table).toEqual(expected)
    expect(failed.map(({ rule, model, message }) => ({ rule, model, message, place: null }))).toEqual(here)
  },
)
