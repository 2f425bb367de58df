import { type ConfigFiles, type ParsedConfig, patchConfig, patchFiles, verifyPatch } from '@copilot-sync/config-writer'
import type { Plan } from '@copilot-sync/plan'
import type { Layout } from './layout/open-layout.ts'
import { fateOf } from './layout/plan-layout.ts'

export interface PatchedTexts {
  readonly config: string
  /** Text of our included file; null where there is to be none. */
  readonly include: string | null
}

type Changes = Pick<Plan, 'add' | 'update' | 'remove' | 'move' | 'other'>

/** The texts with the plan applied, checked. Errors: UNSAFE_EDIT (6). */
export function patchTexts(config: ParsedConfig, layout: Layout, plan: Changes): PatchedTexts {
  if (layout.home === 'inline' && layout.file === null) {
    const text = patchConfig(config, plan)
    verifyPatch(config, text, plan)
    return { config: text, include: null }
  }
  const home: keyof ConfigFiles = layout.home === 'include' ? 'include' : 'config'
  const files = patchFiles({ config, include: layout.parsed }, home, plan)
  const fate = fateOf(plan)
  const stands = fate === 'comes' || (fate === undefined && layout.file !== null)
  return { config: files.config.text, include: stands ? files.include.text : null }
}
