import { type Advice, mapCatalog, overrideRules, traceModel } from '@copilot-sync/mapper'
import { expect, test } from 'vitest'
import { mapping, models, selecting } from './make-rules.ts'

const flag = (key: string, more: Parameters<typeof mapping>[2] = {}) =>
  mapping(key, () => undefined, { writes: [`model_info.${key}`, `model_info.${key}_too`], ...more })

const factsOf = (...uses: Parameters<typeof mapCatalog>[1]) => mapCatalog(models('m'), uses).facts

test('marks: of the first field, by their order, those without one last; minor where the rule says so', () => {
  const { marks } = factsOf(
    flag('a', { mark: { label: 'A' } }),
    flag('b', { mark: { label: 'B', order: 2 } }),
    flag('c', { mark: { label: 'C', order: 1, minor: true } }),
    flag('d'),
    flag('e', { mark: { label: 'E' } }),
  )
  expect(marks).toEqual([
    { path: 'model_info.c', label: 'C', minor: true },
    { path: 'model_info.b', label: 'B', minor: false },
    { path: 'model_info.a', label: 'A', minor: false },
    { path: 'model_info.e', label: 'E', minor: false },
  ])
})

test('of two marks for one field the later rule has the word', () => {
  const later = flag('b', {
    writes: ['model_info.a'],
    overrides: ['model_info.a'],
    mark: { label: 'mine', order: 5 },
  })
  const { marks } = factsOf(flag('a', { mark: { label: 'theirs', order: 1 } }), later)
  expect(marks).toEqual([{ path: 'model_info.a', label: 'mine', minor: false }])
})

test('limits are all fields of their rules, what takes images the first one; the rules of the user are named', () => {
  const facts = factsOf(
    flag('a', { limits: true }),
    flag('b', { limits: false, input: 'image' }),
    { rule: { ...selecting('s', () => undefined).rule, decides: 'user' } },
    { rule: { ...selecting('t', () => undefined).rule, decides: 'catalog' } },
    ...overrideRules({ 'm*': { x: 1 } }),
  )
  expect(facts).toMatchObject({
    limits: ['model_info.a', 'model_info.a_too'],
    images: ['model_info.b'],
    users: ['s', 'override:m*'],
  })
})

const open = { do: 'set', what: 'open', key: 'open', value: true } as const
const unlist = { do: 'unlist', what: 'out', key: 'no' } as const
const list = { do: 'list', what: 'in', key: 'yes' } as const
const ask = { do: 'elsewhere', what: 'ask' } as const

test.each<{ name: string; advice?: readonly Advice[]; options?: unknown; is: unknown }>([
  { name: 'none given', is: null },
  { name: 'nothing can', advice: [], is: 'none' },
  { name: 'elsewhere', advice: [ask], is: { what: 'ask', settings: null } },
  { name: 'a value that lets it in', advice: [open, ask], is: { what: 'open', settings: 'open: true' } },
  { name: 'a value that does not', advice: [{ ...open, value: 1 }], is: 'none' },
  { name: 'a value that makes the rule fail', advice: [{ ...open, value: 'throw' }, ask], is: { settings: null } },
  { name: 'globs that fit', advice: [unlist], options: { no: ['m*', 'x'] }, is: { settings: 'no: ["x"]' } },
  { name: 'globs that do not', advice: [unlist, list], options: { no: ['x'] }, is: { settings: 'yes: ["m"]' } },
  { name: 'a list that has others', advice: [list], options: { yes: ['x', 1] }, is: { settings: 'yes: ["x","m"]' } },
])('advice for a model that is left out: $name', ({ advice, options, is }) => {
  const { rule } = selecting('s', (_, given) => {
    const value = (given as { open?: unknown } | undefined)?.open
    if (value === 'throw') throw new Error('no')
    return value === true ? undefined : 'out'
  })
  const [check] = traceModel({ id: 'm' }, [{ rule: { ...rule, ...(advice && { advice }) }, options }]).checks
  if (typeof is === 'object' && is !== null) expect(check?.advice).toMatchObject(is)
  else expect(check?.advice).toBe(is)
})

test('a model that is in needs no advice', () => {
  const { rule } = selecting('s', () => undefined)
  const [check] = traceModel({ id: 'm' }, [{ rule: { ...rule, advice: [ask] } }]).checks
  expect(check?.advice).toBeNull()
})
