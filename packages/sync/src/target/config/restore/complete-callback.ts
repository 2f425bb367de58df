import { IMAGE_CALLBACK } from '@copilot-sync/config-writer'
import type { SyncWarning } from '@copilot-sync/errors'
import { type BackupContent, readCompanion, type Step, writeCompanion } from '@copilot-sync/state'
import { companionPath } from '../images/plan-images.ts'
import { tryParse } from './try-parse.ts'

/** A config that names the image callback does not start without its file: one that nobody has any more is made anew. */
export async function completeCallback(
  realPath: string,
  { bytes, companions }: BackupContent,
  { callback, step }: { readonly callback: () => string; readonly step: Step | undefined },
): Promise<SyncWarning[]> {
  const path = companionPath(realPath)
  if (!tryParse(bytes)?.callbacks.includes(IMAGE_CALLBACK)) return []
  if (companions.some((one) => one.path === path && one.bytes) || (await readCompanion(path)) !== null) return []
  await writeCompanion(path, callback(), { mode: 0o644, step })
  const message = `${path} was missing and is made anew, because the restored config names it`
  return [{ code: 'REPAIRED', message, place: { file: path } }]
}
