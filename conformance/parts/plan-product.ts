import type { Plan } from '../boot-and-ask.ts'
import type { CatalogFile, Modes } from '../types.ts'
import { planSync } from './plan-catalogs.ts'

const product: readonly Modes[] = (['hook', 'header', 'off'] as const).flatMap((images) =>
  (['editor', 'none'] as const).flatMap((headers) =>
    (['full', 'classic'] as const).map((entry) => ({ images, headers, entry })),
  ),
)

/** Every mode with every other on two catalogs: the simulator's, and the one with most models of the others. */
export function planProduct(catalogs: readonly CatalogFile[]): readonly Plan[] {
  const [first, ...rest] = catalogs
  const second = rest
    .filter(({ name }) => !name.startsWith('simulator'))
    .toSorted((left, right) => right.models.length - left.models.length)[0]
  return [first, second ?? rest[0]].flatMap((catalog) =>
    catalog === undefined ? [] : product.map((modes) => planSync(catalog, modes)),
  )
}
