import { SyncError } from '@copilot-sync/errors'
import type { Json } from '@copilot-sync/plan'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ParsedConfig } from '../../src/index.ts'
import { isObject } from '../../src/text/emit-value.ts'
import { insertionIndex } from '../../src/text/patch/look-of.ts'
import { updatedData } from '../../src/text/patch-config.ts'
import { entryData } from '../../src/text/set-path.ts'
import {
  addition,
  CALLBACK,
  callbacks,
  type Changes,
  comparable,
  hasPyYaml,
  patch,
  plan,
  pyLoad,
  read,
  removal,
  update,
} from './helpers.ts'
import { RandomConfig, Tape } from './random-config.ts'

const RUNS = 400
const tapes = fc.array(fc.nat({ max: 9999 }), { maxLength: 250, size: 'max' })

const values: [Json, ...Json[]] = [
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
  'é',
  2.5e-7,
  1e-7,
  ['reasoning_effort'],
  ['a', 'b', 'c'],
  { 'user-agent': 'GitHub/1', 'editor-version': 'v:1' },
  {},
  [],
  { a: { b: [1, { c: 2 }] } },
]
const paths =
  'model_info.max_tokens model_info.new model_info.w litellm_params.model litellm_params.w litellm_params.x model_info.deep.er extra'

function randomPlan(config: ParsedConfig, tape: Tape): Changes {
  const ours = config.entries.filter(({ managedBy, name }) => managedBy === 'copilot-sync' && name !== null)
  const fates = ours.map(({ index }) => ({ index, fate: tape.pick(['keep', 'update', 'update', 'remove']) }))
  const updates = fates.flatMap(({ index, fate }) => {
    const chosen = paths.split(' ').filter(() => tape.percent(35))
    const to = chosen.map((path) => [path, tape.percent(25) ? undefined : tape.pick(values)] as const)
    return fate === 'update' && to.length > 0 ? [update(config, index, Object.fromEntries(to))] : []
  })
  const others = config.callbacks.filter((item) => item !== CALLBACK)
  const to = config.callbacks.includes(CALLBACK) ? others : [...others, CALLBACK]
  return plan({
    add: ['n0', 'n1'].slice(tape.below(3)).map((name) => addition(name, { 'model_info.v.w': tape.pick(values) })),
    update: updates,
    remove: fates.filter(({ fate }) => fate === 'remove').map(({ index }) => removal(config, index)),
    other: tape.percent(40) ? [callbacks(config.callbacks, to)] : [],
  })
}

function wantedList(config: ParsedConfig, changes: Changes): Json[] {
  const data = config.entries.flatMap((entry) => {
    if (changes.remove.some(({ index }) => index === entry.index)) return []
    const updated = changes.update.find(({ index }) => index === entry.index)
    return [{ index: entry.index, data: updated ? updatedData(entry.data(), updated) : entry.data() }]
  })
  const at = data.findIndex(({ index }) => index >= insertionIndex(config))
  return data
    .map((each) => each.data)
    .toSpliced(at < 0 ? data.length : at, 0, ...changes.add.map(({ entry }) => entryData(entry)))
}

/** One random config with one random plan; null where the tape makes no config, or one that may not be edited. */
function run(numbers: readonly number[]) {
  const tape = new Tape(numbers)
  const text = new RandomConfig(tape).text()
  let config: ParsedConfig
  try {
    config = read(text)
  } catch {
    return null
  }
  const changes = randomPlan(config, tape)
  try {
    return { text, config, changes, after: patch(config, changes) }
  } catch (error) {
    if (error instanceof SyncError && mayRefuse(error, text)) return null
    throw error
  }
}

/** Where blank lines or the end of the text belong to a block scalar, taking away what follows would change it. */
function mayRefuse(error: SyncError, text: string): boolean {
  return (
    error.code === 'UNSAFE_EDIT' && (/[|]\+/.test(text) || /the text ends inside a block scalar/.test(error.message))
  )
}

test('random plans on random configs: the rest stays, a second run finds nothing', () => {
  const property = fc.property(tapes, (numbers) => {
    const done = run(numbers)
    if (!done) return
    const { text, config, changes, after } = done
    const again = read(after)
    if (/\r\n/.test(text)) expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    else expect(after).not.toMatch(/\r/)
    for (const entry of config.entries) {
      if (entry.managedBy !== 'copilot-sync') expect(after).toContain(text.slice(entry.start, entry.end))
    }
    const updates = changes.update.map(({ name, fields }) => {
      const index = again.entries.find((each) => each.name === name)?.index ?? -1
      return { name, index, fields }
    })
    expect(patch(again, plan({ update: updates }))).toBe(after)
  })
  fc.assert(property, { numRuns: RUNS })
})

test.skipIf(!hasPyYaml)('random plans on random configs: PyYAML reads what was planned', () => {
  const done = fc.sample(tapes, RUNS).flatMap((numbers) => run(numbers) ?? [])
  const afters = pyLoad(done.map(({ after }) => after))
  const befores = pyLoad(done.map(({ text }) => text))
  done.forEach(({ config, changes, after }, index) => {
    const [now, was] = [afters[index]?.data, befores[index]?.data]
    if (!isObject(now) || !isObject(was)) throw new Error(after)
    expect([after, now['model_list'] ?? []]).toEqual([after, comparable(wantedList(config, changes))])
    const others = (data: Json) => ({ ...(isObject(data) ? data : {}), model_list: 0, litellm_settings: 0 })
    expect(others(now)).toEqual(others(was))
  })
  expect(done.length).toBeGreaterThan(RUNS * 0.9)
})
