import { IMAGE_CALLBACK, type ParsedConfig } from '@copilot-sync/config-writer'
import { SyncError, type SyncWarning } from '@copilot-sync/errors'
import { isAnothers, type Whose } from '@copilot-sync/plan'
import type { StatePlace, Step } from '@copilot-sync/state'
import type { Snapshot, Store } from '../target.ts'
import { planImages } from './images/plan-images.ts'
import { configBasis } from './layout/config-basis.ts'
import { layoutEntries } from './layout/layout-entries.ts'
import { type Home, type Layout, loneLayout, openLayout } from './layout/open-layout.ts'
import { planLayout } from './layout/plan-layout.ts'
import type { ConfigPlace } from './place/config-place.ts'
import { type ReadConfig, readConfig } from './read-config.ts'
import { findIncludedReferences } from './references/find-included-references.ts'
import { findReferences } from './references/find-references.ts'

export interface ConfigTargetOptions {
  readonly store: Store
  /** Where the config lies among other files; null: nothing can lie beside it. */
  readonly place: ConfigPlace | null
  readonly state: StatePlace
  readonly home: Home
  /** Which entries count as ours. */
  readonly whose: Whose
  /** The text of the image callback that is to lie beside the config; null: there is to be none. */
  readonly callback: string | null
  /** Called with a name before each system call of a write, so that a test can end the process there. */
  readonly step?: Step | undefined
}

/** What was read at `open`, and what plans are made of. */
export interface OpenConfig extends ReadConfig {
  readonly layout: Layout
  readonly snapshot: Snapshot
}

/** Reads the config and what lies beside it; a text that was read earlier is not parsed again. Errors: CONFIG_*, UNSAFE_EDIT (6). */
export async function openConfig(
  options: ConfigTargetOptions,
  { create, earlier }: { readonly create?: boolean | undefined; readonly earlier: OpenConfig | null },
): Promise<OpenConfig> {
  const { store, place, home, whose } = options
  const read = await readConfig(store, place, { create, earlier: earlier ?? undefined })
  const layout = place
    ? await openLayout({ ...place, parsed: read.parsed }, home, whose)
    : loneLayout(store.identity, read.parsed, home, whose)
  return { ...read, layout, snapshot: await snapshotOf(read, layout, options) }
}

async function snapshotOf(
  { parsed, stored }: ReadConfig,
  layout: Layout,
  { place, callback }: ConfigTargetOptions,
): Promise<Snapshot> {
  const { entries, away } = layoutEntries(parsed, layout)
  const { named, file, others, otherNames } = layout
  const images = place ? await planImages({ ...place, parsed }, callback) : loneImages(parsed, callback)
  return {
    version: configBasis(stored?.version ?? null, named.length > 0 ? (file?.hash ?? null) : null),
    entries,
    away,
    otherNames,
    other: (input) => {
      // A callback that these settings do not want may be what another owner's entries need.
      const stays = callback === null && entries.some((entry) => isAnothers(entry, input))
      return [...(stays ? [] : images), ...planLayout(layout, { ...input, entries, away })]
    },
    warnings: warningsOf(parsed, layout, callback),
    namedBy: (names, writesGroups) => [
      ...findReferences({ ...parsed, entries, value: (key) => parsed.value(key) }, names, writesGroups),
      ...(place ? findIncludedReferences(place.path, others, names) : []),
    ],
  }
}

function loneImages({ file }: ParsedConfig, callback: string | null): [] {
  if (callback === null) return []
  throw new SyncError('UNSAFE_EDIT', 'the image callback is a file beside the config, and none can lie there', {
    hint: 'Set `images: off`.',
    place: { file },
  })
}

/** What LiteLLM reads otherwise than it looks: keys that are given twice, files that it includes. */
function warningsOf(parsed: ParsedConfig, layout: Layout, callback: string | null): SyncWarning[] {
  const doubled = [parsed, layout.parsed].flatMap(({ warnings }) =>
    warnings.map(({ code, message, place }): SyncWarning => ({ code, message, place })),
  )
  const missing = layout.missing.map((file): SyncWarning => ({
    code: 'INCLUDE_MISSING',
    message: `${file} is included and does not exist: LiteLLM does not start, and the names in it are not known`,
    place: { file },
  }))
  const overriding = layout.others.flatMap(({ file, keys, callbacks, listStyle }): SyncWarning[] => [
    ...(callback !== null && keys.includes('litellm_settings') && !callbacks.includes(IMAGE_CALLBACK)
      ? [
          {
            code: 'INCLUDE_OVERRIDES' as const,
            message: `${file} is included, and its litellm_settings take the place of the config's: name ${IMAGE_CALLBACK} in its callbacks, or images fail`,
            place: { file },
          },
        ]
      : []),
    ...(listStyle === 'null'
      ? [
          {
            code: 'INCLUDE_OVERRIDES' as const,
            message: `${file} is included, and its empty model_list wipes the config's: write []`,
            place: { file },
          },
        ]
      : []),
  ])
  return [...doubled, ...missing, ...overriding]
}
