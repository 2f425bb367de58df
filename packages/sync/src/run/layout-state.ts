import { openFileContext } from '../context/context.ts'
import type { CommonOptions, Runtime } from '../contract/runtime.ts'
import { whoseBy } from '../inputs/owner.ts'
import type { Settings } from '../inputs/settings/settings.ts'
import { type ConfigLayout, layoutOf } from '../target/config/layout-of.ts'

export interface LayoutResult extends ConfigLayout {
  readonly config: string
  /** As settings say. */
  readonly layout: Settings['layout']
  /** What to write where for another layout; null where none was asked for, or settings say so. */
  readonly set: { readonly file: string; readonly line: string } | null
}

/** Where our entries stand, and what to set to have them elsewhere: the settings file is the user's. Writes nothing. */
export async function layoutState(
  runtime: Runtime,
  options: CommonOptions & { readonly to?: Settings['layout'] | undefined },
): Promise<LayoutResult> {
  const { files } = runtime
  const { target, place, settings } = await openFileContext(runtime, options)
  const { to = settings.layout } = options
  const file = settings.file ?? files.resolve(options.settings ?? 'copilot-sync.yaml', files.folderOf(place.path))
  return {
    config: target.identity,
    layout: settings.layout,
    ...(await layoutOf(place, settings.layout, whoseBy(settings))),
    set: to === settings.layout ? null : { file, line: lineFor(files.extensionOf(file), to) },
  }
}

const lineFor = (extension: string, layout: Settings['layout']): string =>
  extension === '.json' ? `"layout": "${layout}"` : `layout: ${layout}`
