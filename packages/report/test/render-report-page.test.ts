import { type ReportData, renderReportPage } from '@copilot-sync/report'
import { expect, test } from 'vitest'
import { cpuTime } from '../../../scripts/cpu-time.ts'
import { bare, evil, sample } from './sample-data.ts'

const titles = (page: string): string[] => [...page.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, title = '']) => title)

test('the example of the README', () => {
  const page = renderReportPage({
    at: '2026-09-20T08:30:00.000Z',
    command: 'diff',
    config: '/srv/config.yaml',
    catalog: { models: 1, apiBase: 'https://api.githubcopilot.com', apiVersion: '2026-06-01' },
    changes: null,
    models: [
      {
        id: 'gpt-5.5',
        label: 'GPT-5.5',
        names: ['github_copilot/gpt-5.5'],
        mode: 'responses',
        limits: { input: 272_000, output: 128_000, context: null },
        capabilities: ['vision', 'tools'],
        prices: null,
        preview: false,
        inConfig: 'ours',
        held: false,
      },
    ],
    leftOut: [],
    unmapped: [],
    periods: [],
    warnings: [],
  })
  expect(page.startsWith('<!doctype html>')).toBe(true)
  expect(page).toContain('272k')
})

test.each<{ name: string; data: ReportData; expected: string[] }>([
  { name: 'everything', data: sample, expected: ['What changed', 'Models', 'Left out', 'The catalog over time'] },
  { name: 'nothing', data: bare, expected: ['What changed', 'Models'] },
  {
    name: 'the past alone',
    data: { ...sample, changes: null, catalog: null, leftOut: [], unmapped: [] },
    expected: ['Models', 'The catalog over time'],
  },
  {
    name: 'a plan',
    data: { ...bare, changes: bare.changes && { ...bare.changes, added: ['a'] }, unmapped: sample.unmapped },
    expected: ['What would change', 'Models', 'Left out'],
  },
])('sections: $name', ({ data, expected }) => {
  const page = renderReportPage(data)
  expect(titles(page)).toEqual(expected)
  expect([...page.matchAll(/href="#([a-z-]+)"/g)].every(([, id = '']) => page.includes(`id="${id}"`))).toBe(true)
})

test('no text becomes markup, wherever it stands', () => {
  const page = renderReportPage(spoil(sample))
  expect(page.toLowerCase()).not.toMatch(/<script|<img|<a [^>]*onerror/)
  const clean = renderReportPage(sample)
  expect(clean).toContain('&lt;script&gt;')
  expect(clean).not.toContain(evil)
})

/** The same data with every text of it an attempt to be markup. */
function spoil<T>(value: T): T {
  if (typeof value === 'string') return evil as T
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(spoil) as T
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spoil(one)])) as T
}

test('signs that hide or turn what follows are shown', () => {
  const page = renderReportPage({ ...bare, warnings: ['a\u202Eb\u0000c\nd'] })
  expect(page).toContain('a\\u202eb\\u0000c d')
})

test('the page asks for nothing and runs nothing', () => {
  const page = renderReportPage(sample)
  expect(page).not.toMatch(/<[^>]*\s(?:src|srcset|action)=|@import|url\(|https?:/)
  expect(page).toContain(`default-src 'none'`.replaceAll("'", '&#39;'))
})

test.each([
  {
    name: 'a model that comes and goes',
    pattern:
      /aria-label="in 2 of 43 answers"[^>]*>\s*<rect x="0" y="0" width="1" height="1" \/><rect x="2" y="0" width="1" height="1" \/>/,
  },
  { name: 'one that is always there', pattern: /1 model in all of them/ },
  { name: 'older steps are folded', pattern: /24 older steps/ },
  { name: 'many values are cut', pattern: /and 2 more values/ },
  { name: 'a price', pattern: /\$1\.25 \/ \$10/ },
  { name: 'a limit over a million', pattern: /1\.05M/ },
])('$name', ({ pattern }) => {
  expect(renderReportPage(sample)).toMatch(pattern)
})

test('one set of models alone draws no strips; equal sets say so', () => {
  const [, second, , ...others] = sample.periods
  const one = renderReportPage({ ...sample, periods: second ? [second] : [] })
  expect(one).not.toContain('Models that come and go')
  expect(others.length).toBeGreaterThan(1)
  expect(renderReportPage({ ...sample, periods: second ? [second, second] : [] })).toContain(
    'all answers had the same models',
  )
})

test('a big page is still a page: 100 models, 400 periods', () => {
  const [model] = sample.models
  const [, period] = sample.periods
  if (!model || !period) throw new Error('the sample has neither')
  const models = Array.from({ length: 100 }, (_, at) => ({ ...model, id: `m${at}` }))
  const ids = models.map(({ id }) => id)
  const periods = Array.from({ length: 400 }, (_, at) => ({ ...period, models: ids.slice(at % 7) }))
  const started = cpuTime()
  const page = renderReportPage({ ...sample, models, periods })
  expect(cpuTime() - started).toBeLessThan(1000)
  expect(page.length).toBeLessThan(1_000_000)
})
