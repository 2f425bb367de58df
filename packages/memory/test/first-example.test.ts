import { readMemory, settle, writeMemory } from '@copilot-sync/memory'
import { expect, test } from 'vitest'
import { tempFolder } from './helpers/temp-folder.ts'

test("the README's first example", async () => {
  const dir = await tempFolder()
  const ask = async (ids: string[], at: string) => {
    const { memory } = await readMemory(dir)
    const answer = { models: ids.map((id) => ({ id })), ineligible: new Map(), at: Date.parse(at) }
    const basis = { apiBase: 'https://api.example', apiVersion: '2026-06-01', account: null, ruleVersion: '1' }
    const settled = settle(memory, { ...answer, ...basis }, { reads: ['capabilities.*'] })
    await writeMemory(dir, { ...settled, now: Date.now() })
    return settled
  }

  await ask(['gpt-5.5', 'claude-opus-5'], '2026-09-01T00:00Z')
  const { models, held } = await ask(['gpt-5.5'], '2026-09-01T00:07Z')
  expect(models.map(({ id }) => id)).toEqual(['gpt-5.5', 'claude-opus-5'])
  expect(held).toEqual([
    {
      id: 'claude-opus-5',
      path: null,
      reason: { code: 'MISSING', seen: null, places: [], until: ['wait', 'prune'] },
      missingSince: '2026-09-01T00:07:00.000Z',
      fetches: 1,
    },
  ])
})
