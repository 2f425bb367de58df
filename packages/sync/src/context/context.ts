import { editorHeaders } from '@copilot-sync/catalog'
import { imageCallback } from '@copilot-sync/config-writer'
import { SyncError } from '@copilot-sync/errors'
import type { Whose } from '@copilot-sync/plan'
import { stateDir, type StatePlace } from '@copilot-sync/state'
import type { CommonOptions, Runtime } from '../contract/runtime.ts'
import { whoseBy } from '../inputs/owner.ts'
import { loadSettings, settingsFiles } from '../inputs/settings/load-settings.ts'
import { defaults, type Settings } from '../inputs/settings/settings.ts'
import { configTarget } from '../target/config/config-target.ts'
import { type ConfigPlace, locateConfig } from '../target/config/place/config-place.ts'
import { fileStore } from '../target/config/place/file-store.ts'
import type { Target } from '../target/target.ts'

/** A target with its settings and its state. */
export interface Context {
  readonly settings: Settings
  /** Where these settings are; of those beside the config, and of none, where they might be. */
  readonly settingsFiles: readonly string[]
  readonly target: Target
  readonly state: StatePlace
  /** Where the target's file lies; null for a target without one. */
  readonly place: ConfigPlace | null
}

/** One whose target is a config file. */
export type FileContext = Context & { readonly place: ConfigPlace }

/** Makes another target than a config file. Its settings are those that the options name, and so is its state folder. */
export type TargetMaker = (settings: Settings, parts: { readonly stateDir: string; readonly whose: Whose }) => Target

export interface ContextOptions extends CommonOptions {
  readonly target?: TargetMaker | undefined
}

type Needs = Pick<Runtime, 'files' | 'warn'> & Partial<Pick<Runtime, 'now' | 'step'>>

/** By flags, variables and settings; the config itself may be missing. Errors: CONFIG_*, SETTINGS_* (6). */
export async function openContext(runtime: Needs, options: ContextOptions): Promise<Context> {
  const { files } = runtime
  const { target: make, settings: named } = options
  if (!make) return openFileContext(runtime, options)
  const settings = named === undefined ? defaults : await loadSettings(files, { named, beside: null })
  return madeContext(make, settings, ownStateDir(files, options, settings))
}

/** The same for the config file that the options name. */
export async function openFileContext(runtime: Needs, options: CommonOptions): Promise<FileContext> {
  const { files } = runtime
  const { config, settings: named } = options
  // Settings lie beside the config: a path that leads nowhere is the config's fault.
  const place = await locateConfig(config, files.resolve(config))
  const settings = await loadSettings(files, { named, beside: files.folderOf(place.path) })
  return fileContext(runtime, place, settings, ownStateDir(files, options, settings))
}

/** The same where only the state is needed: broken settings stop no restore and no pause, and count as the defaults. */
export async function openState(runtime: Needs, options: CommonOptions): Promise<FileContext> {
  try {
    return await openFileContext(runtime, options)
  } catch (error) {
    if (!(error instanceof SyncError) || error.code !== 'SETTINGS_INVALID' || !error.place) throw error
    const { files } = runtime
    const place = await locateConfig(options.config, files.resolve(options.config))
    const folder = options.stateDir ?? (await folderNamedIn(files, error.place.file))
    const context = fileContext(runtime, place, defaults, folder)
    if (!options.stateDir) {
      runtime.warn({
        code: 'SETTINGS_BROKEN',
        message: `${error.message}; the state folder is taken to be ${context.state.stateDir}`,
        hint: 'Name another state folder with --state-dir, or repair the settings file.',
        place: error.place,
      })
    }
    return context
  }
}

/** The same for any target. */
export async function openAnyState(runtime: Needs, options: ContextOptions): Promise<Context> {
  const { target: make, stateDir: folder } = options
  if (!make) return openState(runtime, options)
  try {
    return await openContext(runtime, options)
  } catch (error) {
    if (folder === undefined || !(error instanceof SyncError) || error.code !== 'SETTINGS_INVALID') throw error
    return madeContext(make, defaults, folder)
  }
}

function fileContext(
  { files, now, step }: Needs,
  place: ConfigPlace,
  settings: Settings,
  named: string | undefined,
): FileContext {
  const folder = stateDir(place.realPath, named)
  const state = { stateDir: folder, identity: place.realPath }
  const store = fileStore(place, { stateDir: folder, step, now })
  const { layout: home, images } = settings
  const callback = images === 'hook' ? callbackText(settings) : null
  const target = configTarget({ store, place, state, home, whose: whoseBy(settings), callback, step })
  const beside = settingsFiles(files, { named: undefined, beside: files.folderOf(place.path) })
  const { file } = settings
  return { settings, settingsFiles: file === null || beside.includes(file) ? beside : [file], target, state, place }
}

function madeContext(make: TargetMaker, settings: Settings, folder: string | undefined): Context {
  if (folder === undefined) throw new TypeError('a target without a folder needs a state folder')
  const target = make(settings, { stateDir: folder, whose: whoseBy(settings) })
  const { file } = settings
  return {
    settings,
    settingsFiles: file === null ? [] : [file],
    target,
    state: { stateDir: folder, identity: target.identity },
    place: null,
  }
}

/** The text of the image callback, as `images: hook` wants it. */
export function callbackText({ editor }: Pick<Settings, 'editor'>): string {
  return imageCallback(editorHeaders(editor))
}

function ownStateDir(
  files: Runtime['files'],
  { stateDir: given }: CommonOptions,
  { file, state_dir: named }: Settings,
): string | undefined {
  if (given) return given
  return file === null || named === undefined ? undefined : files.resolve(named, files.folderOf(file))
}

/** `state_dir: PATH` on a line of its own, as YAML or JSON have it. */
const line = /^\s*(["']?)state_dir\1\s*:\s*(["']?)([^\s"'#,[{&*|>!](?:[^"'#,\n]*[^\s"'#,])?)\2\s*,?\s*(?:\s#.*)?$/m

async function folderNamedIn(files: Runtime['files'], file: string): Promise<string | undefined> {
  const path = line.exec(await files.readText(file).catch(() => ''))?.[3]
  return path === undefined ? undefined : files.resolve(path, files.folderOf(file))
}
