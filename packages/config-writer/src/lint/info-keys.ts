import { allPairs, findPair, target } from '@copilot-sync/pyyaml'
import type { Check } from './types.ts'

/** A key such as `on` or `1` is no text for PyYAML; LiteLLM 1.106.2 then drops the entry with one line in its log. */
export const infoKeys: Check = ({ entries, placeOf }) =>
  entries.flatMap(({ map, label }) => {
    const node = findPair(map, 'model_info')?.value
    const info = node && target(node)
    const pairs = info?.kind === 'map' ? allPairs(info) : []
    return pairs.flatMap(({ key }) => {
      const scalar = target(key)
      if (scalar.tag === 'str' || scalar.kind !== 'scalar') return []
      return {
        level: 'error' as const,
        code: 'KEY_NOT_TEXT',
        message: `${label}: PyYAML reads the key ${scalar.value} in model_info as ${scalar.tag}; LiteLLM drops the entry`,
        place: placeOf(key.start),
        hint: `write "${scalar.value}" in quotes`,
      }
    })
  })
