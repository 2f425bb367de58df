import type { Changes } from '../changes.ts'
import type { ParsedConfig } from '../config-types.ts'
import { parseConfig } from '../parse-config.ts'
import { patchConfig } from '../patch/patch-config.ts'
import { verifyPatch } from '../verify/verify-patch.ts'
import { moveEntries } from './move-entries.ts'

export interface ConfigFiles {
  readonly config: ParsedConfig
  /** Our file beside it. Its entries are counted on from those of the config in a plan's indexes. */
  readonly include: ParsedConfig
}

/** Applies a plan to the config and our included file; new entries go to `home`. Checked like `verifyPatch`; UNSAFE_EDIT. */
export function patchFiles({ config, include }: ConfigFiles, home: keyof ConfigFiles, plan: Changes): ConfigFiles {
  const first = config.entries.length
  const inConfig = ({ index }: { readonly index: number }): boolean => index < first
  const shifted = <T extends { readonly index: number }>(items: readonly T[] = []): T[] =>
    items.flatMap((item) => (inConfig(item) ? [] : [Object.assign({}, item, { index: item.index - first })]))
  const here = <T extends { readonly index: number }>(items: readonly T[] = []): T[] => items.filter(inConfig)

  const parts = {
    config: { doc: config, update: here(plan.update), remove: here(plan.remove), move: here(plan.move) },
    include: { doc: include, update: shifted(plan.update), remove: shifted(plan.remove), move: shifted(plan.move) },
  }
  const other = { config: plan.other, include: [] }
  const away = home === 'config' ? 'include' : 'config'
  const [target, source] = [parts[home], parts[away]]
  const left = step(source.doc, { update: source.update })
  const grown = step(target.doc, { update: target.update, remove: target.remove, add: plan.add, other: other[home] })
  const leaving = source.move.map(({ name, index }) => ({ name, index }))
  const moved = source.move.flatMap(({ index, twin }) => (twin ? [] : [index]))
  const files: Partial<Record<keyof ConfigFiles, ParsedConfig>> = {
    [home]: moveEntries(left, moved, grown),
    [away]: step(left, { remove: [...source.remove, ...leaving], other: other[away] }),
  }
  return { config: files.config ?? config, include: withList(files.include ?? include) }
}

function step(doc: ParsedConfig, some: Partial<Omit<Changes, 'move'>>): ParsedConfig {
  const changes = { add: [], update: [], remove: [], other: [], ...some }
  const text = patchConfig(doc, changes)
  return text === doc.text ? doc : verifyPatch(doc, text, changes)
}

/** A null list would take the place of the lists of all other files. */
function withList(include: ParsedConfig): ParsedConfig {
  const { list } = include.document
  if (include.listStyle !== 'null' || !list) return include
  const { text, file } = include
  const at = Math.max(list.colon + 1, list.key.end)
  return parseConfig(`${text.slice(0, at)} []${text.slice(Math.max(list.value.end, at))}`, file)
}
