import { diff } from '@copilot-sync/sync'
import { expect, test } from 'vitest'
import { excludedModels } from '../src/inputs/rules/excluded-models.ts'
import { chat, createPlace } from './helpers/asked.ts'

const rule = (facts: string): string => `export default {
  api: 1,
  name: 'no-previews',
  summary: 'No previews.',
  reads: ['preview'],
  ${facts}
  select: (model) => (model.get('preview') === true ? 'a preview' : undefined),
  examples: [],
}
`

test.each([
  { facts: '', removed: [], held: ['MISSING'] },
  { facts: "decides: 'catalog',", removed: [], held: ['MISSING'] },
  { facts: "decides: 'user',", removed: ['github_copilot/two'], held: [] },
])('a model that a rule of others turns out, with facts "$facts"', async ({ facts, removed, held }) => {
  const { offer, options, runtime, sync, write } = createPlace()
  write('no-previews.mjs', rule(facts))
  write('copilot-sync.yaml', 'rules: [./no-previews.mjs]\n')
  offer(chat('one'), chat('two'))
  await sync()
  offer(chat('one'), chat('two', { preview: true }))
  const { result } = await diff(runtime, { ...options, remember: true })
  expect(result.removed).toEqual(removed)
  expect(result.held.map(({ reason }) => reason.code)).toEqual(held)
})

const PATH = 'model_info.max_images'

test.each([
  { facts: '', held: false },
  { facts: 'limits: false,', held: false },
  { facts: 'limits: true,', held: true },
  { facts: "limits: true, decides: 'user',", held: false },
])('a field that falls to a half, with facts "$facts"', async ({ facts, held }) => {
  const { offer, options, runtime, sync, write } = createPlace()
  write(
    'images.mjs',
    `export default { api: 1, name: 'images', summary: 'Images.', reads: ['images'], writes: ['${PATH}'], ${facts}
      map: (model) => ({ '${PATH}': model.get('images') }), examples: [] }`,
  )
  write('copilot-sync.yaml', 'rules: [./images.mjs]\n')
  offer(chat('one', { images: 10 }))
  await sync()
  offer(chat('one', { images: 5 }))
  const { result } = await diff(runtime, { ...options, remember: true })
  expect(result.held.map((row) => [row.reason.code, row.path])).toEqual(held ? [['LIMIT_HALVED', PATH]] : [])
  expect(result.updated.flatMap(({ fields }) => fields.map((field) => field.path))).toEqual(held ? [] : [PATH])
})

const select = (name: string, decides: 'user' | 'catalog', reads: string[], out: (id: string) => boolean) => ({
  rule: {
    api: 1 as const,
    name,
    summary: name,
    reads,
    decides,
    examples: [],
    select: ({ id }: { readonly id: string }) => {
      if (id === 'throws') throw new Error('fault')
      return out(id) ? 'out' : undefined
    },
  },
})

test('excluded: by rules of the user that decided; of what nobody remembers only by those that read the id', () => {
  const rules = [
    select('catalog', 'catalog', ['id'], (id) => id === 'catalog'),
    select('by-id', 'user', ['id'], (id) => id.startsWith('id')),
    select('by-field', 'user', ['preview'], (id) => id.startsWith('field')),
  ]
  const models = ['catalog', 'id', 'field', 'throws', 'in'].map((id) => ({ id }))
  expect(excludedModels(models, ['id-blind', 'field-blind', 'catalog'], rules)).toEqual(['id', 'field', 'id-blind'])
})
