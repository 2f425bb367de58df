import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JsonMap } from '../../packages/catalog/src/index.ts'
import type { Plan } from '../boot-and-ask.ts'
import { literalExample, wildcard } from '../configs/literal-example.ts'
import { routerSettings } from '../configs/router-settings.ts'
import { expectModels } from '../expect-models.ts'
import type { CatalogFile } from '../types.ts'

/** What other configs give on the same questions, for the documentation; nothing fails here. */
export function planCompare(catalog: CatalogFile): readonly Plan[] {
  const literal = literalExample(catalog.models, expectModels(catalog.models))
  const plan = (what: string, config: JsonMap, strict: boolean): Plan => ({
    name: `${catalog.name} ${what}${strict ? '' : ', lenient'}`,
    catalog,
    strict,
    write: async (folder) => {
      // JSON is YAML too.
      await writeFile(join(folder, 'config.yaml'), JSON.stringify({ ...config, ...routerSettings }))
    },
  })
  return [
    plan("document's example", literal, true),
    plan("document's example", literal, false),
    plan('wildcard', wildcard, true),
    plan('wildcard', wildcard, false),
  ]
}
