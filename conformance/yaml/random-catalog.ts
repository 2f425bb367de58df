import type { Json, JsonMap } from '../../packages/catalog/src/index.ts'
import type { Random } from './random.ts'

const ids = [
  'gpt-5.5',
  'y',
  'on',
  '1e3',
  '0x1F',
  '2026-06-01',
  'null',
  '~',
  '08',
  '.5',
  '=',
  '<<',
  'a: b',
  'a #b',
  "it's",
  '"q"',
  'back\\slash',
  '- x',
  '? k',
  '&a',
  '!t',
  '%d',
  '@at',
  '`tick',
  'vendor/model',
  '[x]',
  '{y}',
  'x,y',
  'é',
  'two words',
  '12:30:45',
  'true',
  '-',
  '...',
  '---',
  '#',
  '|',
  '>',
]
const values: readonly Json[] = [
  0,
  1e-7,
  2.5e-7,
  5e-324,
  1e21,
  1.5e300,
  -1,
  0.1,
  123_456_789_012,
  true,
  false,
  null,
  'y',
  'null',
  '1e3',
  '1_0',
  '',
  ' ',
  'a\nb',
  'a: b',
  '# x',
  "'",
  '"',
  '\\',
  '\t',
  'é',
  '🚀',
  '\u0085',
  '\u2028',
  '2026-06-01',
  '=',
  'x'.repeat(300),
  [],
  {},
  [1, 'on', null, [true]],
  { on: 'y', 'a b': { c: [] }, '1': 2 },
  [{ k: 'v' }, { k: ['w'] }],
]

/** Models with ids and limits as YAML likes them least. */
export function randomCatalog(random: Random): readonly JsonMap[] {
  return Array.from(random.some(ids, 0.3), (id) => ({
    id,
    model_picker_enabled: true,
    name: id,
    ...(random.chance(0.5)
      ? { supported_endpoints: random.pick([['/responses'], ['/chat/completions', '/responses']]) }
      : {}),
    capabilities: {
      type: 'chat',
      limits: { max_prompt_tokens: 1 + random.below(1_000_000), max_output_tokens: 1 + random.below(200_000) },
      supports: {
        vision: random.chance(0.5),
        tool_calls: random.chance(0.5),
        ...(random.chance(0.5) ? { reasoning_effort: ['low', 'high'] } : {}),
      },
    },
  }))
}

/** Settings that put values of every kind into every entry. */
export function randomSettings(random: Random): JsonMap {
  const fields = random.some(values, 0.2).map((value, index) => [`model_info.x_${index}`, value])
  return {
    headers: random.pick(['editor', 'none']),
    images: random.pick(['off', 'hook', 'header']),
    ...(fields.length > 0 && random.chance(0.7) ? { overrides: { '*': Object.fromEntries(fields) } } : {}),
  }
}
