import { findPair, keyName, type Node, target } from '@copilot-sync/pyyaml'
import type { ParsedConfig } from './config-types.ts'
import type { TextPlace } from './places-of.ts'
import { stringOf } from './string-of.ts'

export interface FoundWord {
  readonly word: string
  /** The top-level key that it stands below; `model_list[2].litellm_params` in an entry. */
  readonly key: string
  readonly place: TextPlace
}

/**
 * Where a config has one of these words as a whole key or text: below its top-level keys but `model_list` and `include`,
 * and in the parameters of entries but `model`. Pure.
 */
export function findWords(config: ParsedConfig, words: ReadonlySet<string>): FoundWord[] {
  const { root, placeOf } = config.document
  const found: FoundWord[] = []
  for (const key of config.keys) {
    const value = key === 'model_list' || key === 'include' ? undefined : findPair(root, key)?.value
    if (value) look(value, key, new Set())
  }
  for (const entry of config.entries) {
    const params = findPair(entry.node(), 'litellm_params')?.value
    const map = params && target(params)
    if (map?.kind !== 'map') continue
    const seen = new Set<Node>()
    for (const { key, value } of map.pairs) {
      if (keyName(key) !== 'model') look(value, `model_list[${entry.index}].litellm_params`, seen)
    }
  }
  return found

  /** Each node once, however many aliases stand for it. */
  function look(node: Node, key: string, seen: Set<Node>): void {
    const content = target(node)
    const word = stringOf(node)
    if (word !== null && words.has(word)) found.push({ word, key, place: placeOf(node.start) })
    if (content.kind === 'scalar' || seen.has(content)) return
    seen.add(content)
    if (content.kind === 'seq') for (const item of content.items) look(item.node, key, seen)
    else for (const pair of content.pairs) [pair.key, pair.value].forEach((one) => look(one, key, seen))
  }
}
