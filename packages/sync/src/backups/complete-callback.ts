import { IMAGE_CALLBACK } from '@copilot-sync/config-writer'
import { type BackupContent, readCompanion, writeCompanion } from '@copilot-sync/state'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { loadSettings } from '../settings/load-settings.ts'
import { defaults } from '../settings/settings.ts'
import { companionPath, wantedCallback } from '../steps/plan-images.ts'
import { tryParse } from './try-parse.ts'

/** A config that names the image callback does not start without its file: one that nobody has any more is made anew. */
export async function completeCallback(
  runtime: Runtime,
  options: CommonOptions,
  realPath: string,
  { bytes, companions }: BackupContent,
): Promise<void> {
  const path = companionPath(realPath)
  if (!tryParse(bytes)?.callbacks.includes(IMAGE_CALLBACK)) return
  if (companions.some((one) => one.path === path && one.bytes) || (await readCompanion(path)) !== null) return
  const { editor } = await loadSettings(runtime, options).catch(() => defaults)
  const text = wantedCallback({ ...defaults, editor, images: 'hook' })
  if (text !== null) await writeCompanion(path, text, { mode: 0o644, step: runtime.fault })
  runtime.warn(`${path} was missing and is made anew, because the restored config names it`)
}
