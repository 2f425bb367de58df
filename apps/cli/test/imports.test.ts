import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findCircles } from './helpers/find-circles.ts'
import { importsOf, readImports, type SourceFile } from './helpers/read-imports.ts'

const root = new URL('../../../', import.meta.url)
const architecture = readFileSync(new URL('docs/architecture.md', root), 'utf8')
const packages = [...readdirSync(new URL('packages/', root)).map((name) => `packages/${name}`), 'apps/cli']
const sources = new Map(packages.map((path) => [path, readImports(path)]))
const everything = [...sources.values()].flat()

/** What a package is entered by belongs to none of its folders. */
const isDoor = (path: string): boolean => /^[^/]+\/[^/]+\/src\/(?:index|main)\.ts$/.test(path)

function graphOf(edges: readonly (readonly [string, string])[]): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>()
  for (const [from, to] of edges) graph.set(from, (graph.get(from) ?? new Set()).add(to))
  return graph
}

const fileEdges = (files: readonly SourceFile[]): [string, string][] =>
  files.flatMap(({ path, imports }) =>
    imports.filter((to) => to.endsWith('.ts')).map((to): [string, string] => [path, to]),
  )

const folderEdges = (files: readonly SourceFile[]): [string, string][] =>
  fileEdges(files.filter(({ path }) => !isDoor(path)))
    .map(([from, to]): [string, string] => [dirname(from), dirname(to)])
    .filter(([from, to]) => from !== to)

describe('what is read', () => {
  test('every statement, also of types, and every import()', () => {
    const text = [
      "import type { A } from './a.ts'",
      "import { type B } from '../b.ts'",
      "export * from './c.ts'",
      "export type { D } from 'd'",
      "import 'node:fs'",
      "const text = \"import x from 'no'\" // import y from 'no'",
      "const late = async () => import('./late.ts')",
    ].join('\n')
    expect(importsOf('p/src/x/file.ts', text)).toEqual({
      path: 'p/src/x/file.ts',
      imports: ['p/src/x/a.ts', 'p/src/b.ts', 'p/src/x/c.ts', 'd', 'node:fs'],
      all: ['p/src/x/a.ts', 'p/src/b.ts', 'p/src/x/c.ts', 'd', 'node:fs', 'p/src/x/late.ts'],
    })
  })

  test('circles, long ones too', () => {
    const graph = graphOf([
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
      ['c', 'd'],
      ['e', 'e'],
    ])
    expect(findCircles(graph)).toEqual([['a', 'b', 'c'], ['e']])
  })

  test('all packages, and files that are there', () => {
    const paths = new Set(everything.map(({ path }) => path))
    expect(paths.size).toBeGreaterThan(400)
    const ours = everything.flatMap(({ all }) => all).filter((to) => /^(?:packages|apps)\//.test(to))
    expect(ours.filter((to) => !paths.has(to))).toEqual([])
  })
})

describe.each(packages)('%s', (path) => {
  const files = sources.get(path) ?? []

  test('no circle of files', () => {
    expect(findCircles(graphOf(fileEdges(files)))).toEqual([])
  })

  test('no folders that import each other, a folder and one in it neither', () => {
    expect(findCircles(graphOf(folderEdges(files)))).toEqual([])
  })

  test('no relative import out of the package', () => {
    const out = files.flatMap(({ all }) => all)
    expect(out.filter((to) => to.endsWith('.ts') && !to.startsWith(`${path}/src/`))).toEqual([])
  })

  test('no package but those of the table in docs/architecture.md', () => {
    const name = path === 'apps/cli' ? 'copilot-sync' : basename(path)
    const imported = files.flatMap(({ all }) => all).flatMap((to) => /^@copilot-sync\/([^/]+)/.exec(to)?.[1] ?? [])
    // The simulator is there for the tests of the command line.
    expect([...new Set(imported)].sort()).toEqual(
      tableRow(name).filter((one) => path !== 'apps/cli' || one !== 'simulator'),
    )
  })
})

function tableRow(name: string): string[] {
  const [, cell = ''] =
    new RegExp(`^\\| \`${name}\`(?: \\(apps/cli\\))? \\| .+ \\| ([^|]+) \\|$`, 'm').exec(architecture) ?? []
  return cell.trim() === '–' ? [] : cell.trim().split(', ').sort()
}

/** Who may touch files, and why. A name that ends in / stands for all below. */
const FILES: Readonly<Record<string, string>> = {
  'packages/state/src/': "what it is for: it alone writes the user's files, and reads what may be a pipe",
  'packages/auth/src/save-api-key.ts': "LiteLLM's token file",
  'packages/auth/src/temp-file.ts': "LiteLLM's token file, whole or not at all",
  'packages/auth/src/token-files.ts': 'where token files lie',
  'packages/memory/src/': 'catalogs seen before; history.jsonl is appended to, which no other file is',
  'packages/api-client/src/trusted-authorities.ts': 'the certificates of SSL_CERT_FILE',
  'packages/mapper/src/worker/collect-files.ts': "what a user's rule consists of, told apart by content",
  'packages/simulator/src/server/run-simulator.ts': 'a program by itself: catalog and faults are named to it as files',
  'packages/sync/src/files/': 'the port of files',
  'packages/sync/src/target/': 'the config, and what lies beside it',
  'apps/cli/src/output/print-version.ts': 'our own package.json',
  'apps/cli/src/runtime/append-log.ts': 'the log file',
}

const covers = (place: string, path: string): boolean => (place.endsWith('/') ? path.startsWith(place) : path === place)

test('node:fs is imported where files are the thing, and nowhere else', () => {
  const using = everything
    .filter(({ all }) => all.some((name) => /^(?:node:)?fs(?:$|\/)/.test(name)))
    .map(({ path }) => path)
  const places = Object.keys(FILES)
  expect(using.filter((path) => !places.some((place) => covers(place, path)))).toEqual([])
  expect(places.filter((place) => !using.some((path) => covers(place, path)))).toEqual([])
})

test('in sync only files and target take paths apart', () => {
  const using = (sources.get('packages/sync') ?? []).filter(({ all }) =>
    all.some((name) => /^(?:node:)?path(?:$|\/)/.test(name)),
  )
  expect(
    using.map(({ path }) => path).filter((path) => !/^packages\/sync\/src\/(?:files|target)\//.test(path)),
  ).toEqual([])
  expect(using.length).toBeGreaterThan(0)
})

test('the folders of sync stand as docs/architecture.md has them, each above what it imports', () => {
  const rows = [...architecture.matchAll(/^\| ((?:`[a-z]+\/`(?:, )?)+) \|/gm)].map(([, cell = '']) =>
    [...cell.matchAll(/`([a-z]+)\/`/g)].map(([, name = '']) => name),
  )
  const rowOf = (path: string): number => rows.findIndex((row) => row.includes(path.split('/')[3] ?? ''))
  const folders = readdirSync(new URL('packages/sync/src/', root)).filter((name) => !name.endsWith('.ts'))
  expect(rows.flat().sort()).toEqual(folders.sort())
  const edges = folderEdges(sources.get('packages/sync') ?? []).filter(
    ([from, to]) => from.split('/')[3] !== to.split('/')[3],
  )
  expect(edges.filter(([from, to]) => rowOf(from) >= rowOf(to))).toEqual([])
})

test('docs/architecture.md names files that are there', () => {
  const named = [...architecture.matchAll(/`((?:packages|apps|conformance|scripts)\/[^`]*\.\w+)`/g)].map(
    ([, path = '']) => path,
  )
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([])
})
