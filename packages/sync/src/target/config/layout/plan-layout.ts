import { INCLUDE_FILE } from '@copilot-sync/config-writer'
import { type OtherChange, type Plan, type PlanInput, sortEntries, type Whose } from '@copilot-sync/plan'
import { INCLUDED, type LayoutEntries } from './layout-entries.ts'
import type { Layout } from './open-layout.ts'

type Placed = Whose & Pick<PlanInput, 'ledger' | 'owned'> & LayoutEntries

/** What changes for the layout: our file comes or goes, and with it the item of `include` that names it. */
export function planLayout(layout: Layout, placed: Placed): OtherChange[] {
  const { home, file, includes, named, item, parsed } = layout
  const changes: OtherChange[] = []
  if (home === 'include') {
    const hasList = file !== null && parsed.listStyle !== 'null' && Buffer.from(parsed.text).equals(file.bytes)
    if (!hasList) changes.push({ kind: 'file', name: INCLUDE_FILE, from: file && INCLUDE_FILE, to: INCLUDE_FILE })
    if (named.length === 0) changes.push({ kind: 'include', from: includes, to: [...includes, item] })
  } else if (file !== null && holdsOnlyOurs(layout, placed)) {
    if (named.length > 0) {
      changes.push({ kind: 'include', from: includes, to: includes.filter((one) => !named.includes(one)) })
    }
    changes.push({ kind: 'file', name: INCLUDE_FILE, from: INCLUDE_FILE, to: null })
  }
  return changes
}

/** Whether our file holds nothing but entries of ours. One that repeats ours is the user's. */
function holdsOnlyOurs({ parsed: { keys, entries } }: Layout, placed: Placed): boolean {
  const { ours, twins } = sortEntries(placed)
  const leaving = new Set([...ours.values(), ...twins].map(({ key }) => key))
  return keys.every((key) => key === 'model_list') && entries.every(({ key }) => leaving.has(INCLUDED + key))
}

/** What the plan does with the file itself; undefined where it only changes entries in it. */
export function fateOf({ other }: Pick<Plan, 'other'>): 'comes' | 'goes' | undefined {
  const change = other.find((one) => one.kind === 'file' && one.name === INCLUDE_FILE)
  return change && (change.to === null ? 'goes' : 'comes')
}
