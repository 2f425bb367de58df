import { decodeConfig } from '@copilot-sync/config-writer'
import { configChanged, hasUnfinishedWrite, repair } from '@copilot-sync/state'
import type { Target, TextChange } from '../target.ts'
import { applyTexts } from './apply-texts.ts'
import { includePath } from './layout/include-path.ts'
import { type ConfigTargetOptions, type OpenConfig, openConfig } from './open-config.ts'
import { patchTexts, type PatchedTexts } from './patch-texts.ts'
import { notFound } from './read-config.ts'

/** LiteLLM's config as text over a store: our entries stand in it, or in a file of ours that it includes. */
export function configTarget(options: ConfigTargetOptions): Target {
  const { store, place, state, step } = options
  let opened: OpenConfig | null = null
  const current = (): OpenConfig => {
    if (!opened) throw new TypeError('the target was not opened')
    return opened
  }
  return {
    identity: store.identity,
    open: async ({ create } = {}) => {
      opened = await openConfig(options, { create, earlier: opened })
      return opened.snapshot
    },
    exists: async () => {
      if (!(await store.read())) throw await notFound(store, place)
    },
    preview: (plan) => {
      const open = current()
      return { texts: textsOf(store.identity, open, patchTexts(open.parsed, open.layout, plan)) }
    },
    apply: async (plan, apply) => {
      const open = current()
      if (open.snapshot.version !== apply.expect) throw configChanged(store.identity)
      const texts = patchTexts(open.parsed, open.layout, plan)
      const undo = await applyTexts(options, open, { plan, texts }, apply)
      opened = null
      return { failed: null, undo, texts: textsOf(store.identity, open, texts) }
    },
    isTorn: async () => place !== null && (await hasUnfinishedWrite(state, [includePath(state.identity)])),
    repair: async () => {
      if (!place) return []
      const repaired = await repair(state, { step, files: [includePath(state.identity)] })
      if (repaired === undefined) return []
      opened = null
      return [{ code: 'REPAIRED', message: `${repaired} was torn by a crash; it has its old text back` }]
    },
  }
}

/** Both files before and after; a file that is not there is empty. */
function textsOf(identity: string, { stored, parsed, layout }: OpenConfig, after: PatchedTexts): TextChange[] {
  const config = { path: identity, before: stored ? parsed.text : '', after: after.config }
  const include = {
    path: layout.path,
    before: layout.file ? decodeConfig(layout.file.bytes, layout.path) : '',
    after: after.include ?? '',
  }
  return include.before === include.after ? [config] : [config, include]
}
