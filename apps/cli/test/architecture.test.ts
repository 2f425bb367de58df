import { readdirSync, readFileSync } from 'node:fs'
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
