import { stateDir, type StatePlace } from '@copilot-sync/config-writer'
import { SyncError } from '@copilot-sync/errors'
import { readFile } from 'node:fs/promises'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { openSettings } from '../settings/open-settings.ts'
import { realPathOf } from './real-path-of.ts'

/** Whose state it is, by flags, variables and settings; the config itself may be missing. Errors: CONFIG_*, SETTINGS_* (6). */
export async function openPlace(runtime: Pick<Runtime, 'cwd'>, options: CommonOptions): Promise<StatePlace> {
  return placeOf(runtime, options.stateDir ? options : await locate(runtime, options))
}

/** The same where the settings have been read already. */
export async function placeOf(runtime: Pick<Runtime, 'cwd'>, options: CommonOptions): Promise<StatePlace> {
  const realPath = await realPathOf(runtime, options)
  return { realPath, stateDir: stateDir(realPath, options.stateDir) }
}

/** Broken settings stop no restore and no pause, unless they may say where the state lies. */
async function locate(runtime: Pick<Runtime, 'cwd'>, options: CommonOptions): Promise<CommonOptions> {
  try {
    return (await openSettings(runtime, options)).options
  } catch (error) {
    if (!(error instanceof SyncError) || error.code !== 'SETTINGS_INVALID' || !error.place) throw error
    const text = await readFile(error.place.file, 'utf8').catch(() => null)
    if (text === null || text.includes('state_dir')) throw error
    return options
  }
}
