import { resolveConfigPath, stateDir, type StatePlace } from '@copilot-sync/config-writer'
import { resolve } from 'node:path'
import type { CommonOptions, Runtime } from '../runtime.ts'

/** Whose backups they are; the config itself may be missing. */
export async function openPlace(runtime: Pick<Runtime, 'cwd'>, options: CommonOptions): Promise<StatePlace> {
  const realPath = await resolveConfigPath(resolve(runtime.cwd, options.config))
  return { realPath, stateDir: stateDir(realPath, options.stateDir) }
}
