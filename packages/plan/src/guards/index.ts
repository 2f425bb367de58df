import { catalogUnusable } from './catalog-unusable.ts'
import type { Guard } from './guard.ts'

/** All guards, in the order in which they look at a plan. */
export const guards: readonly Guard[] = [catalogUnusable]
