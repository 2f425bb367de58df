import { dirname, resolve } from 'node:path'
import type { CommonOptions, Runtime } from '../contract/runtime.ts'
import { realPathOf } from '../target/config/real-path-of.ts'
import { loadSettings } from '../inputs/settings/load-settings.ts'
import type { Settings } from '../inputs/settings/settings.ts'

/** The settings, and the options with the state folder that the settings name, where no flag or variable does. */
export async function openSettings<T extends CommonOptions>(
  runtime: Pick<Runtime, 'cwd'>,
  options: T,
): Promise<{ readonly settings: Settings; readonly options: T }> {
  // Settings lie beside the config: a path that leads nowhere is the config's fault.
  await realPathOf(runtime, options)
  const settings = await loadSettings(runtime, options)
  const { file, state_dir: named } = settings
  if (options.stateDir || file === null || named === undefined) return { settings, options }
  return { settings, options: { ...options, stateDir: resolve(dirname(file), named) } }
}
