import { SyncError } from '@copilot-sync/errors'
import { type EntryUpdate, makePlan, type Plan, type PlanInput } from '@copilot-sync/plan'
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
    const move = made.move?.filter(({ key }) => update.some((one) => one.key === key)) ?? []
    return whyNot(() => target.preview({ add: [], update, remove: [], move, other: [] }))
  }
  if (adopted.length === 0 || whyUnsafe(adopted) === undefined) return { made, left: [] }
  const unsafe = adopted.flatMap((one) => {
    const why = whyUnsafe([one])
    return why === undefined ? [] : [{ name: one.name, key: one.key, why }]
  })
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
