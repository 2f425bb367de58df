import { execFileSync, execSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const copy = mkdtempSync(join(tmpdir(), 'copilot-sync-one-file-'))
const rules = join(copy, 'packages/rules-copilot')
const read = (path: string): string => readFileSync(join(copy, path), 'utf8')

const model = (id: string, supports: object): object => ({
  id,
  model_picker_enabled: true,
  capabilities: { type: 'chat', supports },
})
const catalog = { data: [model('seer', { vision: false, telepathy: true }), model('plain', { vision: true })] }

/** Runs the command line that was built here. */
const run = (...args: string[]): string =>
  execFileSync(process.execPath, [join(copy, 'apps/cli/bin/run.js'), ...args, '--catalog', 'models.json'], {
    cwd: copy,
    encoding: 'utf8',
    stdio: 'pipe',
    env: { PATH: process.env['PATH'], HOME: copy, NO_COLOR: '1' },
  })

/** Runs a package's own build, or a part of it. */
function build(path: string, command: string): void {
  const bins = [`${path}/node_modules/.bin`, 'node_modules/.bin'].map((bin) => join(root, bin))
  const PATH = [...bins, process.env['PATH']].join(delimiter)
  execSync(command, { cwd: join(copy, path), env: { ...process.env, PATH }, stdio: 'pipe' })
}

// A copy of all sources with one more file in it: the rule `vision`, renamed.
beforeAll(() => {
  const isSource = (path: string): boolean => !/[/\\](?:dist|test|\.turbo)$/.test(path)
  for (const path of ['packages', 'apps/cli', 'conformance', 'package.json', 'tsconfig.base.json']) {
    cpSync(join(root, path), join(copy, path), { recursive: true, verbatimSymlinks: true, filter: isSource })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const vision = readFileSync(join(rules, 'src/rules/vision.ts'), 'utf8')
  writeFileSync(join(rules, 'src/rules/telepathy.ts'), vision.replaceAll('vision', 'telepathy'))

  const { scripts } = JSON.parse(read('packages/rules-copilot/package.json')) as { scripts: { build: string } }
  build('packages/rules-copilot', scripts.build)
  build('apps/cli', 'rolldown -c')

  writeFileSync(join(copy, 'models.json'), JSON.stringify(catalog))
  writeFileSync(join(copy, 'config.yaml'), 'model_list: []\n')
}, 60_000)
afterAll(() => rmSync(copy, { recursive: true, force: true }))

test('the plan shows it', () => {
  expect(run('diff')).toMatch(/^ {2}\+ github_copilot\/seer +chat +telepathy$/m)
  expect(run('diff', '--format', 'markdown')).toContain('| + | `github_copilot/seer` | chat · telepathy |')
  expect(run('diff')).toMatch(/^ {2}\+ github_copilot\/plain +chat +vision$/m)
})

test('models list and models show have it', () => {
  expect(run('models', 'list')).toMatch(/^seer .* telepathy$/m)
  const shown = run('models', 'show', 'seer')
  expect(shown).toMatch(/^ +can do +telepathy$/m)
  expect(shown).toMatch(/^ +model_info\.supports_telepathy +true +\(telepathy\)$/m)
})

test('explain names where it comes from', () => {
  expect(run('explain', 'seer')).toMatch(
    /supports_telepathy +true +telepathy ← capabilities\.supports\.telepathy = true/,
  )
})

test('the entry has it, and the page', () => {
  const { result } = JSON.parse(run('sync', '--json', '--report', 'page.html')) as { result: { unmapped: unknown } }
  expect(result.unmapped).toEqual([])
  const [, seer = '', plain = ''] = read('config.yaml').split('- model_name: ')
  expect(seer).toContain('supports_telepathy: true')
  expect(plain).toContain('supports_telepathy: false')
  expect(read('page.html')).toContain('<span class="mark">telepathy</span>')
})

test('the README has a row of it, and the package exports it', async () => {
  expect(read('packages/rules-copilot/README.md')).toContain(
    '| telepathy | Whether the model takes images. | `capabilities.supports.telepathy` | `model_info.supports_telepathy` | telepathy |',
  )
  const exported = execFileSync(
    process.execPath,
    ['-p', `Object.keys(require(${JSON.stringify(join(rules, 'dist/index.js'))}))`],
    { encoding: 'utf8' },
  )
  expect(exported).toContain("'telepathy'")
})

test('conformance expects it of a proxy', () => {
  const script = `import { expectModels } from './conformance/expect-models.ts'
    console.log(JSON.stringify(expectModels(${JSON.stringify(catalog.data)}).map(({ flags }) => flags.supports_telepathy)))`
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: copy, encoding: 'utf8' })
  expect(JSON.parse(told)).toEqual([true, false])
})
