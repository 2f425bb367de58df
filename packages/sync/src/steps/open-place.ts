import { stateDir, type StatePlace } from '@copilot-sync/config-writer'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { openSettings } from '../settings/open-settings.ts'
import { realPathOf } from './real-path-of.ts'

/** Whose state it is, by flags, variables and settings; the config itself may be missing. Errors: CONFIG_*, SETTINGS_* (6). */
export async function openPlace(runtime: Pick<Runtime, 'cwd'>, options: CommonOptions): Promise<StatePlace> {
  const located = options.stateDir ? { options } : await openSettings(runtime, options)
  return placeOf(runtime, located.options)
}

/** The same where the settings have been read already. */
export async function placeOf(runtime: Pick<Runtime, 'cwd'>, options: CommonOptions): Promise<StatePlace> {
  const realPath = await realPathOf(runtime, options)
  return { realPath, stateDir: stateDir(realPath, options.stateDir) }
}
