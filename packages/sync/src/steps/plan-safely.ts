import { type ParsedConfig, patchConfig, verifyPatch } from '@copilot-sync/config-writer'
import { SyncError } from '@copilot-sync/errors'
import { type EntryUpdate, makePlan, type Plan, type PlanInput } from '@copilot-sync/plan'

export interface LeftEntry {
  readonly name: string
  /** Why its text cannot be edited safely. */
  readonly why: string
}

/** The plan without the adoption of entries whose text cannot be edited safely: they stay the user's, the rest goes on. */
export function planSafely(
  input: PlanInput,
  config: ParsedConfig,
): { readonly made: Plan; readonly left: readonly LeftEntry[] } {
  const made = makePlan(input)
  const adopted = made.update.filter((one) => one.adopted)
  if (adopted.length === 0 || whyUnsafe(config, adopted) === undefined) return { made, left: [] }
  const unsafe = adopted.flatMap((one) => {
    const why = whyUnsafe(config, [one])
    return why === undefined ? [] : [{ name: one.name, index: one.index, why }]
  })
  return { made: makePlan({ ...input, leave: new Set(unsafe.map(({ index }) => index)) }), left: unsafe }
}

function whyUnsafe(config: ParsedConfig, update: readonly EntryUpdate[]): string | undefined {
  const changes = { add: [], update, remove: [], other: [] }
  try {
    verifyPatch(config, patchConfig(config, changes), changes)
    return undefined
  } catch (error) {
    if (error instanceof SyncError && error.code === 'UNSAFE_EDIT') return error.message
    throw error
  }
}
