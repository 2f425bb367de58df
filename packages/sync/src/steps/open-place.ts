import { stateDir, type StatePlace } from '@copilot-sync/state'
import { SyncError } from '@copilot-sync/errors'
import { dirname, resolve } from 'node:path'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { openSettings } from '../settings/open-settings.ts'
import { tryRead } from '../try-read.ts'
import { realPathOf } from './real-path-of.ts'

/** Whose state it is, by flags, variables and settings; the config itself may be missing. Errors: CONFIG_*, SETTINGS_* (6). */
export async function openPlace(runtime: Pick<Runtime, 'cwd' | 'warn'>, options: CommonOptions): Promise<StatePlace> {
  return placeOf(runtime, options.stateDir ? options : await locate(runtime, options))
}

/** The same where the settings have been read already. */
export async function placeOf(runtime: Pick<Runtime, 'cwd'>, options: CommonOptions): Promise<StatePlace> {
  const realPath = await realPathOf(runtime, options)
  return { realPath, stateDir: stateDir(realPath, options.stateDir) }
}

/** `state_dir: PATH` on a line of its own, as YAML or JSON have it. */
const named = /^\s*(["']?)state_dir\1\s*:\s*(["']?)([^\s"'#,[{&*|>!](?:[^"'#,\n]*[^\s"'#,])?)\2\s*,?\s*(?:\s#.*)?$/m

/** Broken settings stop no restore and no pause: a line that says where the state lies counts all the same. */
async function locate(runtime: Pick<Runtime, 'cwd' | 'warn'>, options: CommonOptions): Promise<CommonOptions> {
  try {
    return (await openSettings(runtime, options)).options
  } catch (error) {
    if (!(error instanceof SyncError) || error.code !== 'SETTINGS_INVALID' || !error.place) throw error
    const { file } = error.place
    const text = tryRead(file)
    const path = named.exec(text)?.[3]
    const found = path === undefined ? options : { ...options, stateDir: resolve(dirname(file), path) }
    const { stateDir: folder } = await placeOf(runtime, found)
    runtime.warn(`${error.message}; the state folder is taken to be ${folder} (--state-dir names another one)`)
    return found
  }
}
