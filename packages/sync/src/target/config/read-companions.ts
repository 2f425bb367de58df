import { IMAGE_CALLBACK, INCLUDE_FILE, includeList, type ParsedConfig } from '@copilot-sync/config-writer'
import { type Companion, readCompanion } from '@copilot-sync/state'
import { basename } from 'node:path'
import { companionPath } from './images/plan-images.ts'
import { includePath } from './layout/include-path.ts'
import { readIncludeFile } from './layout/read-include-file.ts'

/** The files beside a config without which it would not work once it is restored. A file of the user's is not among them. */
export async function readCompanions(realPath: string, config: ParsedConfig): Promise<Companion[]> {
  const companions: Companion[] = []
  if (config.callbacks.includes(IMAGE_CALLBACK)) {
    const path = companionPath(realPath)
    const text = await readCompanion(path).catch(() => null)
    companions.push({ path, bytes: text === null ? null : Buffer.from(text) })
  }
  if (namesInclude(config)) {
    const path = includePath(realPath)
    const found = await readIncludeFile(path, false).catch(() => null)
    if (found) companions.push({ path, bytes: found.file.bytes, mode: found.file.stat.mode })
  }
  return companions
}

/** Whether a config includes our file; one whose `include` is broken includes nothing. */
export function namesInclude(config: ParsedConfig): boolean {
  try {
    return includeList(config).some((item) => basename(item) === INCLUDE_FILE)
  } catch {
    return false
  }
}
