import { EMPTY_INCLUDE } from '@copilot-sync/config-writer'
import { type BackupContent, writeCompanion } from '@copilot-sync/state'
import { existsSync } from 'node:fs'
import { includePath } from '../layout/include-path.ts'
import type { Runtime } from '../runtime.ts'
import { namesInclude } from '../steps/read-companions.ts'
import { tryParse } from './try-parse.ts'

/** LiteLLM does not start without a file that its config includes: one that nobody has any more is made anew, empty. */
export async function completeInclude(
  runtime: Runtime,
  realPath: string,
  { bytes, companions, mode }: BackupContent,
): Promise<void> {
  const path = includePath(realPath)
  const parsed = tryParse(bytes)
  if (!parsed || !namesInclude(parsed)) return
  if (companions.some((one) => one.path === path && one.bytes) || existsSync(path)) return
  await writeCompanion(path, EMPTY_INCLUDE, { mode: mode ?? 0o600, step: runtime.fault })
  runtime.warn(
    `${path} was missing and is made anew, empty, because the restored config includes it; the next sync fills it`,
  )
}
