import { SyncError } from '@copilot-sync/errors'
import { type EntryKey, type EntryUpdate, makePlan, type Plan, type PlanInput } from '@copilot-sync/plan'
import type { Target } from '../target/target.ts'

export interface LeftEntry {
  readonly name: string
  /** Why it cannot be edited safely. */
  readonly why: string
}

/** The plan without the adoption of entries that cannot be edited safely: they stay the user's, the rest goes on. */
export function planSafely(
  input: PlanInput,
  target: Pick<Target, 'preview'>,
): { readonly made: Plan; readonly left: readonly LeftEntry[] } {
  const made = makePlan(input)
  const adopted = made.update.filter((one) => one.adopted)
  const whyUnsafe = (update: readonly EntryUpdate[]): string | undefined => {
    const chosen = new Set(update.map(({ key }) => key))
    const move = made.move?.filter(({ key }) => chosen.has(key)) ?? []
    return whyNot(() => target.preview({ add: [], update, remove: [], move, other: [] }))
  }
  if (adopted.length === 0 || whyUnsafe(adopted) === undefined) return { made, left: [] }
  // By halves: of thousands that can be edited together, one that cannot is found without a try for each.
  const unsafeOf = (some: readonly EntryUpdate[]): (LeftEntry & { readonly key: EntryKey })[] => {
    const why = whyUnsafe(some)
    const [one, more] = some
    if (why === undefined || !one) return []
    if (!more) return [{ name: one.name, key: one.key, why }]
    const half = some.length >> 1
    return [...unsafeOf(some.slice(0, half)), ...unsafeOf(some.slice(half))]
  }
  const unsafe = unsafeOf(adopted)
  return { made: makePlan({ ...input, leave: new Set(unsafe.map(({ key }) => key)) }), left: unsafe }
}

function whyNot(edit: () => unknown): string | undefined {
  try {
    edit()
    return undefined
  } catch (error) {
    if (error instanceof SyncError && error.code === 'UNSAFE_EDIT') return error.message
    throw error
  }
}
