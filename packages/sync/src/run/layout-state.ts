import { entryId } from '@copilot-sync/mapper'
import { type ConfigEntry, isOwn } from '@copilot-sync/plan'
import { dirname, extname, join, resolve } from 'node:path'
import type { CommonOptions, Runtime } from '../contract/runtime.ts'
import { loadSettings } from '../inputs/settings/load-settings.ts'
import type { Settings } from '../inputs/settings/settings.ts'
import { openConfig } from '../target/config/read-config.ts'
import { openLayout } from '../target/config/layout/open-layout.ts'

export interface LayoutResult {
  readonly config: string
  /** As settings say. */
  readonly layout: Settings['layout']
  /** Our included file, null where there is none, and whether the config includes it. */
  readonly file: string | null
  readonly included: boolean
  /** How many entries of ours stand in the config and in our file. */
  readonly entries: Readonly<Record<Settings['layout'], number>>
  /** What to write where for another layout; null where none was asked for, or settings say so. */
  readonly set: { readonly file: string; readonly line: string } | null
}

/** Where our entries stand, and what to set to have them elsewhere: the settings file is the user's. Writes nothing. */
export async function layoutState(
  runtime: Runtime,
  options: CommonOptions & { readonly to?: Settings['layout'] | undefined },
): Promise<LayoutResult> {
  const open = await openConfig(runtime, options)
  const settings = await loadSettings(runtime, options)
  const { path, file, named, parsed } = await openLayout(open, settings.layout)
  const { to = settings.layout } = options
  return {
    config: open.realPath,
    layout: settings.layout,
    file: file && path,
    included: named.length > 0,
    entries: { inline: countOurs(open.parsed.entries), include: file ? countOurs(parsed.entries) : 0 },
    set: to === settings.layout ? null : lineFor(settings.file ?? settingsFile(runtime, options), to),
  }
}

const countOurs = (entries: readonly ConfigEntry[]): number => entries.filter((entry) => isOwn(entry, entryId)).length

function lineFor(file: string, layout: Settings['layout']) {
  return { file, line: extname(file) === '.json' ? `"layout": "${layout}"` : `layout: ${layout}` }
}

function settingsFile({ cwd }: Runtime, { config, settings }: CommonOptions): string {
  return resolve(cwd, settings ?? join(dirname(config), 'copilot-sync.yaml'))
}
