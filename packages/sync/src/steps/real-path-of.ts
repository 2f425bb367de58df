import { readConfigFile, resolveConfigPath } from '@copilot-sync/state'
import { resolve } from 'node:path'
import type { CommonOptions, Runtime } from '../runtime.ts'

/** The config's real path; the config itself may be missing. Errors: CONFIG_* (6) for a path that leads nowhere. */
export async function realPathOf({ cwd }: Pick<Runtime, 'cwd'>, { config }: CommonOptions): Promise<string> {
  const path = resolve(cwd, config)
  return resolveConfigPath(path).catch(async (error: unknown) => {
    // A loop of links, a file in place of a folder, a missing permission: reading it says which.
    await readConfigFile(path)
    throw error
  })
}
