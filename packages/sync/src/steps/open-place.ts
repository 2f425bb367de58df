import { resolveConfigPath, stateDir, type StatePlace } from '@copilot-sync/config-writer'
import { resolve } from 'node:path'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { openSettings } from '../settings/open-settings.ts'

/** Whose state it is, by flags, variables and settings; the config itself may be missing. */
export async function openPlace(runtime: Pick<Runtime, 'cwd'>, options: CommonOptions): Promise<StatePlace> {
  const located = options.stateDir ? { options } : await openSettings(runtime, options)
  return placeOf(runtime, located.options)
}

/** The same where the settings have been read already. */
export async function placeOf(runtime: Pick<Runtime, 'cwd'>, options: CommonOptions): Promise<StatePlace> {
  const realPath = await resolveConfigPath(resolve(runtime.cwd, options.config))
  return { realPath, stateDir: stateDir(realPath, options.stateDir) }
}
