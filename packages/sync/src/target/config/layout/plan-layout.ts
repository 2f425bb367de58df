import { INCLUDE_FILE } from '@copilot-sync/config-writer'
import type { OtherChange, Plan } from '@copilot-sync/plan'
import { holdsOnlyOurs, type Layout } from './open-layout.ts'

/** What changes for the layout: our file comes or goes, and with it the item of `include` that names it. */
export function planLayout(layout: Layout): OtherChange[] {
  const { home, file, includes, named, item, parsed } = layout
  const changes: OtherChange[] = []
  if (home === 'include') {
    const hasList = file !== null && parsed.listStyle !== 'null' && Buffer.from(parsed.text).equals(file.bytes)
    if (!hasList) changes.push({ kind: 'file', name: INCLUDE_FILE, from: file && INCLUDE_FILE, to: INCLUDE_FILE })
    if (named.length === 0) changes.push({ kind: 'include', from: includes, to: [...includes, item] })
  } else if (file !== null && holdsOnlyOurs(layout)) {
    if (named.length > 0) {
      changes.push({ kind: 'include', from: includes, to: includes.filter((one) => !named.includes(one)) })
    }
    changes.push({ kind: 'file', name: INCLUDE_FILE, from: INCLUDE_FILE, to: null })
  }
  return changes
}

/** What the plan does with the file itself; undefined where it only changes entries in it. */
export function fateOf({ other }: Pick<Plan, 'other'>): 'comes' | 'goes' | undefined {
  const change = other.find((one) => one.kind === 'file' && one.name === INCLUDE_FILE)
  return change && (change.to === null ? 'goes' : 'comes')
}
