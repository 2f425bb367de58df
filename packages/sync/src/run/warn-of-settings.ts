import type { SyncWarning } from '@copilot-sync/errors'
import { matches } from '@copilot-sync/mapper'
import type { Runtime } from '../contract/runtime.ts'
import type { Settings } from '../inputs/settings/settings.ts'
import type { Planned } from './plan-config.ts'

type Path = readonly [key: keyof Settings, item: string | number]

/** Says which patterns, overrides and aliases of the settings fit no model that is known: a slip of the pen, or a model that is gone. */
export async function warnOfSettings(
  { files, warn }: Pick<Runtime, 'files' | 'warn'>,
  { inputs, recalled }: Planned,
): Promise<void> {
  const { catalog, settings } = inputs
  if (settings.file === null) return
  const settled = recalled?.settled
  const ids = new Set([...catalog.models, ...(settled?.models ?? [])].map(({ id }) => id))
  for (const id of settled?.heldAsTheyAre ?? []) ids.add(id)
  const lost = strayNames(settings, [...ids])
  if (lost.length === 0) return
  const { placesInSettings } = await import('../inputs/settings/check-settings.ts')
  const { suggest } = await import('@copilot-sync/errors/suggest')
  const placeOf = placesInSettings(await files.readText(settings.file).catch(() => ''), settings.file)
  for (const { name, path } of lost) {
    const near = /[*?]/.test(name) ? undefined : suggest(name, [...ids])
    const warning: SyncWarning = {
      code: 'FITS_NO_MODEL',
      message: `\`${path[0]}\`: no model of the catalog fits ${name}${near === undefined ? '' : `; did you mean ${near}?`}`,
      place: placeOf(path),
    }
    warn(warning)
  }
}

function strayNames(
  { aliases, exclude, include, overrides, unhide }: Settings,
  ids: readonly string[],
): { readonly name: string; readonly path: Path }[] {
  const patterns: [string, Path][] = [
    ...include.map((name, at): [string, Path] => [name, ['include', at]]),
    ...exclude.map((name, at): [string, Path] => [name, ['exclude', at]]),
    ...unhide.map((name, at): [string, Path] => [name, ['unhide', at]]),
    ...Object.keys(overrides).map((name): [string, Path] => [name, ['overrides', name]]),
  ]
  const strayPatterns = patterns.filter(([pattern]) => !ids.some((id) => matches(pattern, id)))
  const strayAliases = Object.keys(aliases)
    .filter((id) => !ids.includes(id))
    .map((name): [string, Path] => [name, ['aliases', name]])
  return [...strayPatterns, ...strayAliases].map(([name, path]) => ({ name, path }))
}
