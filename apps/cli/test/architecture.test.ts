import { globSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'

const root = new URL('../../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')

interface Manifest {
  readonly name: string
  readonly dependencies?: Record<string, string>
  readonly devDependencies?: Record<string, string>
}

const rows = [...read('docs/architecture.md').matchAll(/^\| `([a-z-]+)`(?: \(apps\/cli\))? \| .+ \| ([^|]+) \|$/gm)]
const documented = Object.fromEntries(
  rows.map(([, name = '', imports = '']) => [name, imports.trim() === '–' ? [] : imports.trim().split(', ')]),
)
const packages = [...readdirSync(new URL('packages/', root)).map((name) => `packages/${name}`), 'apps/cli']

test('the table of docs/architecture.md names every package, and no other', () => {
  const names = packages.map((path) => (path === 'apps/cli' ? 'copilot-sync' : path.replace('packages/', '')))
  expect(Object.keys(documented).sort()).toEqual(names.sort())
})

test.each(packages)('%s imports what the table allows', (path) => {
  const manifest = JSON.parse(read(`${path}/package.json`)) as Manifest
  const imports = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter((name) => name.startsWith('@copilot-sync/'))
    .map((name) => name.replace('@copilot-sync/', ''))
  expect(imports.sort()).toEqual(documented[manifest.name.replace('@copilot-sync/', '')]?.toSorted())
})

test.each(packages.filter((path) => path.startsWith('packages/')))('%s has a README', (path) => {
  expect(read(`${path}/README.md`)).toMatch(/^# /)
})

const sources = packages
  // pyyaml imports nothing of ours, and so has a `Json` of its own.
  .filter((path) => path !== 'packages/catalog' && path !== 'packages/pyyaml')
  .flatMap((path) =>
    readdirSync(new URL(`${path}/src/`, root), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${path}/src/${name}`,
    ),
  )
  .filter((path) => path.endsWith('.ts'))

test.each([
  ['its types', /^(?:export )?(?:type|interface) (?:Json|JsonMap|CatalogModel|Catalog|CatalogPath|Http)\b(?! as)/m],
  [
    'its guards',
    /(?:typeof \w+ === 'object'|\w+ !== null) && (?:typeof \w+ === 'object'|\w+ !== null) && !Array\.isArray/,
  ],
  ['its values', /^(?:export )?(?:function|const) (?:is(?:Map|Json)|canonicalJson|equalJson|bareId|editorHeaders)\b/m],
  ["the provider's prefix", /= '[^']*github_copilot\//],
  ['the editor headers', /'editor-version': 'vscode\/1\.95/],
])('what catalog holds is declared nowhere else: %s', (_, declared) => {
  expect(sources.length).toBeGreaterThan(300)
  expect(sources.filter((path) => declared.test(read(path)))).toEqual([])
})

test('no list is spread into a call: one of 120,000 items would end the run with a RangeError', () => {
  const cwd = fileURLToPath(root)
  const files = globSync('{packages/*,apps/cli}/src/**/*.ts', { cwd })
  expect(files.length).toBeGreaterThan(300)
  expect(files.flatMap((file) => spreads(read(file)).map((call) => `${file}: ${call}`))).toEqual([
    // As many as arguments of a call, as rules, as patterns of the settings, and as keys of a path.
    expect.stringMatching(/print-help\.ts: this\.lines\.push/),
    expect.stringMatching(/classic\.ts: Object\.assign/),
    expect.stringMatching(/picker\.ts: model\.matches/),
    expect.stringMatching(/find-pair\.ts: findPair/),
    expect.stringMatching(/ask-rule\.ts: model\.matches/),
    expect.stringMatching(/fence\.ts: callback/),
    expect.stringMatching(/patch-other\.ts: findPair/),
  ])
  expect(spreads('list.push(1, ...more); new Map(...more); f([...more], {...more})')).toHaveLength(2)
})

/** Calls that take a list as their arguments. */
function spreads(code: string): string[] {
  const found: string[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if (Array.isArray(node)) return node.forEach(walk)
    const { type, arguments: given, start, end } = node as Record<string, unknown> & Range
    if (/^(?:Call|New)Expression$/.test(String(type)) && Array.isArray(given)) {
      if (given.some((each) => (each as { type: string }).type === 'SpreadElement')) found.push(code.slice(start, end))
    }
    Object.values(node).forEach(walk)
  }
  walk(parseSync('file.ts', code).program)
  return found
}

interface Range {
  readonly start: number
  readonly end: number
}
