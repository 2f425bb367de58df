import { readConfigFile, resolveConfigPath, stateDir, type StatePlace } from '@copilot-sync/config-writer'
import { resolve } from 'node:path'
import type { CommonOptions, Runtime } from '../runtime.ts'

/** Whose backups they are; the config itself may be missing. Errors: CONFIG_* (6) for a path that leads nowhere. */
export async function openPlace(runtime: Pick<Runtime, 'cwd'>, options: CommonOptions): Promise<StatePlace> {
  const path = resolve(runtime.cwd, options.config)
  const realPath = await resolveConfigPath(path).catch(async (error: unknown) => {
    // A loop of links, a file in place of a folder, a missing permission: reading it says which.
    await readConfigFile(path)
    throw error
  })
  return { realPath, stateDir: stateDir(realPath, options.stateDir) }
}
