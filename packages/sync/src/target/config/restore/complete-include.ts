import { EMPTY_INCLUDE } from '@copilot-sync/config-writer'
import type { SyncWarning } from '@copilot-sync/errors'
import { type BackupContent, type Step, writeCompanion } from '@copilot-sync/state'
import { existsSync } from 'node:fs'
import { includePath } from '../layout/include-path.ts'
import { namesInclude } from '../read-companions.ts'
import { tryParse } from './try-parse.ts'

/** LiteLLM does not start without a file that its config includes: one that nobody has any more is made anew, empty. */
export async function completeInclude(
  realPath: string,
  { bytes, companions, mode }: BackupContent,
  step: Step | undefined,
): Promise<SyncWarning[]> {
  const path = includePath(realPath)
  const parsed = tryParse(bytes)
  if (!parsed || !namesInclude(parsed)) return []
  if (companions.some((one) => one.path === path && one.bytes) || existsSync(path)) return []
  await writeCompanion(path, EMPTY_INCLUDE, { mode: mode ?? 0o600, step })
  const message = `${path} was missing and is made anew, empty, because the restored config includes it; the next sync fills it`
  return [{ code: 'REPAIRED', message, place: { file: path } }]
}
