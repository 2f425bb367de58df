import {
  type ConfigFiles,
  type ParsedConfig,
  patchConfig,
  patchFiles,
  toChanges,
  verifyPatch,
} from '@copilot-sync/config-writer'
import type { EntryKey } from '@copilot-sync/plan'
import type { PlannedChanges } from '../target.ts'
import { INCLUDED } from './layout/layout-entries.ts'
import type { Layout } from './layout/open-layout.ts'
import { fateOf } from './layout/plan-layout.ts'

export interface PatchedTexts {
  readonly config: string
  /** Text of our included file; null where there is to be none. */
  readonly include: string | null
}

/** The texts with the plan applied, checked. Errors: UNSAFE_EDIT (6). */
export function patchTexts(config: ParsedConfig, layout: Layout, plan: PlannedChanges): PatchedTexts {
  const first = config.entries.length
  const indexOf = (key: EntryKey): number =>
    key.startsWith(INCLUDED) ? first + Number(key.slice(INCLUDED.length)) : Number(key)
  const changes = toChanges(plan, indexOf)
  if (layout.home === 'inline' && layout.file === null) {
    const text = patchConfig(config, changes)
    verifyPatch(config, text, changes)
    return { config: text, include: null }
  }
  const home: keyof ConfigFiles = layout.home === 'include' ? 'include' : 'config'
  const files = patchFiles({ config, include: layout.parsed }, home, changes)
  const fate = fateOf(plan)
  const stands = fate === 'comes' || (fate === undefined && layout.file !== null)
  return { config: files.config.text, include: stands ? files.include.text : null }
}
