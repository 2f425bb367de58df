import { YamlFault } from './yaml-fault.ts'

const YAML = 'tag:yaml.org,2002:'
const KNOWN: ReadonlySet<string> = new Set(
  'null bool int float binary timestamp omap pairs set str seq map merge value'.split(' '),
)
/** What `!` alone stands for: as if no tag were there, also on a quoted scalar. */
export const NON_SPECIFIC = '!'

/** Handles that a document without `%TAG` has. */
export const defaultHandles: ReadonlyMap<string, string> = new Map([
  ['!', '!'],
  ['!!', YAML],
])

/** The name of a written tag: `str`, `int` … for those that PyYAML's safe loader knows, `<uri>` for others. */
export function nodeTag(
  handles: ReadonlyMap<string, string>,
  handle: string | null,
  suffix: string,
  offset: number,
): string {
  const prefix = handle === null ? '' : handles.get(handle)
  if (prefix === undefined) throw new YamlFault(offset, 'the handle of this tag is not declared')
  const tag = prefix + suffix
  if (tag === NON_SPECIFIC) return tag
  const name = tag.startsWith(YAML) ? tag.slice(YAML.length) : ''
  return KNOWN.has(name) ? name : `<${tag}>`
}
