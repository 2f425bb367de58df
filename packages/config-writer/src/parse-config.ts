import type { Json } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import {
  checkNode,
  construct,
  findPair,
  type Item,
  keyName,
  type Node,
  type Pair,
  readDocument,
  target,
  YamlFault,
} from '@copilot-sync/pyyaml'
import type { ConfigWarning, ListStyle, ParsedConfig, ParsedEntry } from './config-types.ts'
import { createEntry } from './create-entry.ts'
import { placesOf, type TextPlace } from './places-of.ts'
import { stringOf } from './string-of.ts'

const LIST = 'model_list'

type PlaceOf = (offset: number) => TextPlace

/**
 * Reads a LiteLLM config as PyYAML 6.0.3 does, and where each entry stands. Throws CONFIG_NOT_YAML, CONFIG_NOT_MAPPING,
 * MODEL_LIST_NOT_LIST or DUPLICATE_KEY with line and column.
 */
export function parseConfig(text: string, file: string): ParsedConfig {
  const placeOf = placesOf(text, file)
  try {
    return read(text, file, placeOf)
  } catch (error) {
    if (!(error instanceof YamlFault)) throw error
    const hint = error.hint ?? 'mend the YAML at this place; LiteLLM would not start with it'
    throw new SyncError('CONFIG_NOT_YAML', error.message, { hint, place: placeOf(error.offset), cause: error })
  }
}

function read(text: string, file: string, placeOf: PlaceOf): ParsedConfig {
  const entries: ParsedEntry[] = []
  const take = (item: Item, flow: boolean, again: () => Node) => {
    checkNode(item.node, (pair, name) => doubled(name, placeOf(pair.start)))
    entries.push(createEntry(entries.length, item, flow, { placeOf, again }))
  }
  const document = readDocument(text, { of: LIST, take })
  const root = rootOf(document.root, placeOf)
  const warnings = checkTop(root, placeOf)
  const list = findPair(root, LIST)
  const value = list && target(list.value)
  if (entries.length === 0 && value?.kind === 'seq') {
    for (const item of value.items) take(item, value.style === 'flow', () => item.node)
  }
  return {
    text,
    file,
    entries,
    listStyle: styleOf(root, list, entries.length > 0, placeOf),
    warnings,
    callbacks: callbacksOf(root),
    keys: root.pairs.filter(({ key }) => key.tag !== 'merge').map(({ key }) => keyName(key)),
    value: (key) => valueOf(root, key, entries),
    document: { ...document, root, list, placeOf },
  }
}

function rootOf(root: Node | null, placeOf: PlaceOf): Node<'map'> {
  if (root?.kind === 'map' && root.tag === 'map') return root
  if (root) checkNode(root, () => {})
  const what = !root || (root.kind === 'scalar' && root.tag === 'null') ? 'empty' : `a ${kindOf(root)}, not a mapping`
  throw new SyncError('CONFIG_NOT_MAPPING', `the config is ${what}; LiteLLM expects keys such as model_list`, {
    hint: 'check --config, or let copilot-sync start a config with --create',
    place: placeOf(root?.contentStart ?? 0),
  })
}

function checkTop(root: Node<'map'>, placeOf: PlaceOf): readonly ConfigWarning[] {
  const lists = root.pairs.filter(({ key }) => key.tag !== 'merge' && keyName(key) === LIST)
  const [, second] = lists
  if (second) doubled(LIST, placeOf(second.start))
  const warnings: ConfigWarning[] = []
  checkNode({ ...root, pairs: root.pairs.filter((pair) => !lists.includes(pair)) }, (pair, name) => {
    const message = `${called(name)} is given twice; LiteLLM takes the later one`
    warnings.push({ code: 'DUPLICATE_KEY', message, place: placeOf(pair.start) })
  })
  return warnings
}

function styleOf(root: Node<'map'>, list: Pair | undefined, hasEntries: boolean, placeOf: PlaceOf): ListStyle {
  if (!list) return 'missing'
  const value = target(list.value)
  const isNull = value.kind === 'scalar' && value.tag === 'null'
  if (!isNull && !(value.kind === 'seq' && value.tag === 'seq')) {
    throw new SyncError('MODEL_LIST_NOT_LIST', `model_list is a ${kindOf(value)}; LiteLLM expects a list of entries`, {
      hint: 'write the entries of model_list as list items, each with `- model_name: …`',
      place: placeOf(list.value.start),
    })
  }
  if (list.value.kind === 'alias' || !root.pairs.includes(list)) return 'shared'
  if (value.kind !== 'seq') return 'null'
  return hasEntries ? value.style : 'empty'
}

function callbacksOf(root: Node<'map'>): readonly string[] {
  const node = findPair(root, 'litellm_settings', 'callbacks')?.value
  const value = node && target(node)
  const strings = value?.kind === 'seq' ? value.items.map((item) => stringOf(item.node)) : [stringOf(value)]
  return strings.filter((each) => each !== null)
}

function valueOf(root: Node<'map'>, key: string, entries: readonly ParsedEntry[]): Json | undefined {
  const pair = findPair(root, key)
  if (!pair) return undefined
  return key === LIST && target(pair.value).kind === 'seq' ? entries.map((each) => each.data()) : construct(pair.value)
}

function doubled(name: string, place: TextPlace): never {
  throw new SyncError('DUPLICATE_KEY', `${called(name)} is given twice; LiteLLM would take the later one only`, {
    hint: 'remove or rename one of the two',
    place,
  })
}

/** Where a value was taken for a key, its text may be a secret. */
const called = (name: string): string => (/^[A-Za-z_][A-Za-z_.-]*$/.test(name) ? `the key ${name}` : 'a key')

function kindOf(node: Node): string {
  if (node.kind === 'seq') return 'list'
  if (node.kind === 'map') return 'mapping'
  return node.tag.startsWith('<') ? 'single value' : `single value (${node.tag})`
}
