import {
  type CatalogModel,
  type CatalogPath,
  isOfType,
  type Json,
  listed,
  overlap,
  putInPlace,
  stepsOf,
  type ValueType,
  type ValueTypes,
} from '@copilot-sync/catalog'
import type { UnreadableValue } from './mapping.ts'
import type { ModelView, Rule } from './rule.ts'
import { findUnreadable, type TypeTree, type Unreadable } from './type-tree.ts'
import { viewModel } from './view-model.ts'

/** A path of which a rule sees nothing, because it cannot read what stands there. */
interface Spot {
  readonly path: CatalogPath
  readonly types: ValueTypes
  readonly unreadable: Unreadable
}

/** What a rule does not see of a model. */
export interface BlindSpots {
  readonly unreadable: readonly UnreadableValue[]
  /** The model as if nothing stood there. */
  readonly without: ModelView
  /** The model as it is; below what should be a map, that itself stands: absence would be a statement. */
  readonly asIs: ModelView
  /** The model with values that can be read: between them they change whatever any value would change. null: too many. */
  readonly trials: readonly ModelView[] | null
}

export interface BlindModel {
  readonly unreadable: readonly Unreadable[]
  of(rule: Rule): BlindSpots | undefined
}

/** null where all that stands in the model can be read. */
export function blindModel(tree: TypeTree, model: CatalogModel): BlindModel | null {
  const unreadable = findUnreadable(tree, model)
  if (unreadable.length === 0) return null
  return {
    unreadable,
    of(rule) {
      const spots = spotsOf(rule, tree, unreadable)
      if (spots.length === 0) return undefined
      const below = spots.filter(({ path, unreadable: at }) => path !== at.path)
      const asIs = below.map(({ path, unreadable: at }) => ({ keys: stepsOf(path), value: { [at.path]: at.value } }))
      const viewWith = (values: ReadonlyMap<Spot, Json>): ModelView =>
        viewModel(
          putInPlace(
            model,
            spots.map((spot) => ({ keys: stepsOf(spot.path), value: values.get(spot) })),
          ),
        )
      return {
        unreadable: [...new Set(spots.map((spot) => spot.unreadable))],
        without: viewWith(new Map()),
        asIs: viewModel(putInPlace(model, asIs)),
        trials: trialsOf(spots)?.map(viewWith) ?? null,
      }
    },
  }
}

function spotsOf(rule: Rule, tree: TypeTree, unreadable: readonly Unreadable[]): Spot[] {
  return unreadable.flatMap((one) =>
    one.leaves
      .filter((path) => rule.reads.some((read) => overlap(read, path)))
      .map((path) => ({ path, types: rule.types?.[path] ?? inherited(tree, path), unreadable: one }))
      .filter(({ path, types }) => path !== one.path || !isOfType(one.value, types)),
  )
}

function inherited(tree: TypeTree, path: CatalogPath): ValueTypes {
  const at = path.split('.').reduce<TypeTree | undefined>((found, step) => found?.below.get(step), tree)
  return at?.types[0] ?? 'any'
}

/** Two values of each type that between them change whatever any value would change; other types have too many. */
const samples: Readonly<Partial<Record<ValueType, readonly [Json, Json]>>> = {
  flag: [true, false],
  count: [1, Number.MAX_SAFE_INTEGER],
  amount: [0, 1],
}

/** All spots with one sample, all with the other, then each alone. */
function trialsOf(spots: readonly Spot[]): ReadonlyMap<Spot, Json>[] | undefined {
  const values = spots.map((spot) => {
    const [type, ...more] = listed(spot.types)
    return { spot, pair: type === undefined || more.length > 0 ? undefined : samples[type] }
  })
  const pairs = values.flatMap(({ spot, pair }) => (pair ? [{ spot, pair }] : []))
  if (pairs.length < values.length) return undefined
  const together = [0, 1].map((turn) => new Map(pairs.map(({ spot, pair }) => [spot, pair[turn] ?? null] as const)))
  const alone = pairs.length > 1 ? pairs.flatMap(({ spot, pair }) => pair.map((value) => new Map([[spot, value]]))) : []
  return [...alone, ...together]
}
