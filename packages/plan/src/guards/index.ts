import { accountChanged } from './account-changed.ts'
import { catalogLegacy } from './catalog-legacy.ts'
import { catalogUnusable } from './catalog-unusable.ts'
import type { Guard } from './guard.ts'
import { limitHalved } from './limit-halved.ts'
import { newModels } from './new-models.ts'
import { stillNamed } from './still-named.ts'
import { tooManyRemovals } from './too-many-removals.ts'

/** All guards, in the order in which they look at a plan: first those that refuse it, then those that hold single changes. */
export const guards: readonly Guard[] = [
  accountChanged,
  catalogLegacy,
  catalogUnusable,
  tooManyRemovals,
  stillNamed,
  limitHalved,
  newModels,
]
