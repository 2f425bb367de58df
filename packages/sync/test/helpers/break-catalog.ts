import type { CatalogModel, Json } from '@copilot-sync/catalog'
import fc from 'fast-check'

/** One thing that goes wrong in a model: `at` picks the path, `how` what becomes of the value there. */
export interface Break {
  readonly model: number
  readonly at: number
  readonly how: (typeof ways)[number]
  readonly value: Json
}

const ways = ['swap', 'swap', 'swap', 'drop', 'nest', 'list', 'empty', 'null', 'double', 'add'] as const

export const ESC = '\u001B]0;x\u0007\u001B[31m'
const hostile = [
  ESC,
  'a\nb: c\r\n# d',
  'os.environ/OPENAI_API_KEY',
  'gpt\u202E\u2066\u200B\u0085\u009B',
  '*anchor',
  '!!python/object:x',
  '{{ 7 }}',
  '\uD800',
  '__proto__',
  '',
  'x'.repeat(400),
] as const

const values: readonly Json[] = [
  ...hostile,
  'true',
  '128000',
  'NaN',
  '/responses',
  0,
  1,
  -1,
  -0.5,
  4096.5,
  1e300,
  2 ** 53,
  64_000,
  true,
  false,
  [],
  {},
  [true],
  ['chat'],
  ['/chat/completions'],
  ['low', 7],
  [{ name: 'low' }],
  { enabled: true },
  { a: { b: { c: [{}] } } },
]

export const breaks: fc.Arbitrary<Break[]> = fc.array(
  fc.record({
    model: fc.nat({ max: 40 }),
    at: fc.nat({ max: 80 }),
    how: fc.constantFrom(...ways),
    value: fc.constantFrom(...values),
  }),
  { minLength: 1, maxLength: 12 },
)

/** The catalog with all that broken; the one that is given stays as it is. */
export function breakCatalog(models: readonly CatalogModel[], all: readonly Break[]): CatalogModel[] {
  const broken: CatalogModel[] = structuredClone([...models])
  for (const { model: index, at, how, value } of all) {
    const model = broken[index % broken.length]
    if (model === undefined) continue
    if (how === 'double') broken.push(structuredClone(model))
    else breakAt(model, at, how, value)
  }
  return broken
}

type Slot = Record<string, Json>

function breakAt(model: CatalogModel, at: number, how: Break['how'], value: Json): void {
  const slots = [...slotsOf(model)]
  const slot = slots[at % slots.length]
  if (!slot) return
  const [holder, key] = slot
  const old = holder[key] ?? null
  if (how === 'drop') delete holder[key]
  else if (how === 'add') holder[typeof value === 'string' && value !== '__proto__' ? value : 'new_field'] = value
  else holder[key] = { swap: value, nest: { value: old }, list: [old], empty: [], null: null, double: old }[how]
}

/** Every place below the model, parents too. */
function* slotsOf(holder: Slot): Generator<[Slot, string]> {
  for (const [key, value] of Object.entries(holder)) {
    yield [holder, key]
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) yield* slotsOf(value as Slot)
  }
}
