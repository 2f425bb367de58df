import type { Json } from '@copilot-sync/catalog'
import { isObject } from '../../src/emit-value.ts'
import type { ParsedConfig, ParsedEntry } from '../../src/index.ts'
import { addition, CALLBACK, callbacks, type Changes, plan, removal, update } from '../helpers.ts'
import type { Tape } from './tape.ts'

const VALUES: readonly Json[] = [
  1,
  0,
  128000,
  true,
  null,
  'x',
  'a: b',
  'yes',
  '1e-7',
  '# c',
  'multi\nline',
  '',
  ' lead',
  'é😀',
  'a\u2028b\u0085c',
  2.5e-7,
  1e-7,
  ['reasoning_effort'],
  ['a', 'b', 'c'],
  [],
  {},
  { 'user-agent': 'GitHub/1', 'editor-version': 'v:1' },
  { a: { b: [1, { c: 2 }] } },
  'long '.repeat(60),
]
const NEW_PATHS: readonly string[] = [
  'model_info.max_tokens',
  'model_info.new',
  'model_info.deep.er',
  'litellm_params.model',
  'litellm_params.extra_headers',
  'litellm_params.extra_headers.new',
  'extra',
]
const KEPT: ReadonlySet<string> = new Set(['model_name', 'model_info.id', 'model_info.managed_by'])

/** What a sync might ask for: additions, changes and removals of ours, callbacks. Now and then an entry of the user's changes, as when it is adopted. */
export function randomPlan(config: ParsedConfig, tape: Tape): Changes {
  const ours = config.entries.filter(({ managedBy, name }) => managedBy === 'copilot-sync' && name !== null)
  const adopted = config.entries.filter((entry) => entry.name !== null && !ours.includes(entry) && tape.percent(6))
  const fates = ours.map((entry) => ({ entry, fate: tape.pick(['keep', 'update', 'update', 'remove']) }))
  const changed = [...fates.flatMap(({ entry, fate }) => (fate === 'update' ? [entry] : [])), ...adopted]
  const updates = changed.flatMap((entry) => {
    const to = randomFields(entry, tape)
    return Object.keys(to).length > 0 ? [update(config, entry.index, to)] : []
  })
  const others = config.callbacks.filter((item) => item !== CALLBACK)
  const to = config.callbacks.includes(CALLBACK) ? others : [...others, CALLBACK]
  return plan({
    add: ['n0', 'n1'].slice(tape.below(3)).map((name) => addition(name, { 'model_info.v.w': tape.pick(VALUES) })),
    update: updates.toSorted((a, b) => a.index - b.index),
    remove: fates.filter(({ fate }) => fate === 'remove').map(({ entry }) => removal(config, entry.index)),
    other: tape.percent(40) ? [callbacks(config.callbacks, to)] : [],
  })
}

function randomFields(entry: ParsedEntry, tape: Tape): Record<string, Json | undefined> {
  const present = pathsOf(entry.data(), 3).filter((path) => !KEPT.has(path))
  const paths = [...present.filter(() => tape.percent(25)), ...NEW_PATHS.filter(() => tape.percent(15))]
  // Of two paths, one within the other, the inner one is left out.
  const outer = paths.filter((path) => !paths.some((other) => path.startsWith(`${other}.`)))
  const kept = outer.filter((path) => ![...KEPT].some((each) => each.startsWith(`${path}.`)) || tape.percent(20))
  return Object.fromEntries(kept.map((path) => [path, tape.percent(30) ? undefined : tape.pick(VALUES)]))
}

/** The dotted paths of a value; keys that hold a dot have none. */
function pathsOf(data: Json, depth: number): string[] {
  if (!isObject(data) || depth === 0) return []
  return Object.entries(data).flatMap(([key, value]) => {
    if (key === '' || /[.]|^!!/.test(key)) return []
    return [key].concat(pathsOf(value, depth - 1).map((path) => `${key}.${path}`))
  })
}
