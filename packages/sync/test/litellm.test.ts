import { findLitellmVersion, nodeFiles, provenVersions, sync } from '@copilot-sync/sync'
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { createTestRuntime } from './helpers/runtime.ts'

const root = new URL('../../../', import.meta.url)

/** Files by path (a text that begins with `->` is a link), in a folder of their own; `@` in texts is that folder. */
function layOut(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-litellm-'))
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    const content = text.replaceAll('@', folder)
    if (content.startsWith('->')) symlinkSync(content.slice(2), file)
    else writeFileSync(file, content, { mode: 0o755 })
  }
  return folder
}

const metadata = (lib: string, version: string): Record<string, string> => ({
  [`${lib}/litellm_proxy_extras-0.4.2.dist-info/METADATA`]: '',
  [`${lib}/litellm-${version}.dist-info/METADATA`]: '',
  [`${lib}/openai-2.54.0.dist-info/METADATA`]: '',
})
const site = 'lib/python3.11/site-packages'
const script = '#!@/venv/bin/python\nimport sys\n'

test.each<[string, readonly string[], Readonly<Record<string, string>>, string | null]>([
  [
    'a virtual environment',
    ['venv/bin'],
    { 'venv/bin/litellm': script, ...metadata(`venv/${site}`, '1.106.2') },
    '1.106.2',
  ],
  [
    'pipx and uv: a link into their environment',
    ['empty', '.local/bin'],
    {
      '.local/bin/litellm': '->@/.local/share/pipx/venvs/litellm/bin/litellm',
      '.local/share/pipx/venvs/litellm/bin/litellm': '#!/usr/bin/python3\n',
      ...metadata(`.local/share/pipx/venvs/litellm/${site}`, '1.90.0rc1'),
    },
    '1.90.0rc1',
  ],
  [
    'pip --user: the Python lies elsewhere',
    ['.local/bin'],
    { '.local/bin/litellm': '#!/usr/bin/python3 -s\n', ...metadata(`.local/${site}`, '1.95.0') },
    '1.95.0',
  ],
  [
    "a distribution's folder, beside a Python without LiteLLM",
    ['usr/bin'],
    {
      'usr/bin/litellm': '#!/usr/bin/env python3\n',
      'usr/lib/python3.9/site-packages/six.py': '',
      ...metadata('usr/lib/python3/dist-packages', '1.91.3'),
    },
    '1.91.3',
  ],
  [
    'a copied script: its first line tells',
    ['bin'],
    { 'bin/litellm': script, ...metadata(`venv/${site}`, '1.107.0') },
    '1.107.0',
  ],
  [
    'a copied script with flags for Python',
    ['bin'],
    { 'bin/litellm': '#!@/venv/bin/python3.11 -I\n', ...metadata(`venv/${site}`, '1.107.1') },
    '1.107.1',
  ],
  [
    'a copied script whose Python has a space in its path',
    ['bin'],
    {
      'bin/litellm': `#!/bin/sh\n'''exec' "@/a venv/bin/python" "$0" "$@"\n' '''\nimport sys\n`,
      ...metadata(`a venv/${site}`, '1.108.0'),
    },
    '1.108.0',
  ],
  [
    'the first on PATH counts; a folder of that name does not',
    ['sources', 'one/bin', 'two/bin'],
    {
      'sources/litellm/main.py': '',
      'one/bin/litellm': script,
      'two/bin/litellm': script,
      ...metadata(`one/${site}`, '1.100.0'),
      ...metadata(`two/${site}`, '1.101.0'),
    },
    '1.100.0',
  ],
  ['nothing on PATH', ['venv/bin'], metadata(`venv/${site}`, '1.106.2'), null],
  ['a program that tells nothing', ['bin'], { 'bin/litellm': '\0\x7FELF' }, null],
  ['a broken link', ['bin'], { 'bin/litellm': '->@/gone' }, null],
])('the version of LiteLLM: %s', (_, path, files, version) => {
  const folder = layOut(files)
  const PATH = [...path.map((name) => join(folder, name)), 'relative', ''].join(delimiter)
  expect(findLitellmVersion({ PATH }, nodeFiles(folder))).toBe(version)
})

test('without PATH, or where a folder of packages is none, nothing is found and nothing thrown', () => {
  const folder = layOut({ 'bin/litellm': script, 'lib/python3.11/site-packages': 'no folder' })
  expect(findLitellmVersion({}, nodeFiles(folder))).toBe(null)
  expect(findLitellmVersion({ PATH: join(folder, 'bin') }, nodeFiles(folder))).toBe(null)
})

test('the proven versions are those that the conformance run tests', () => {
  const file = new URL('conformance/versions.json', root)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject(provenVersions)
})

const [major = 0, minor = 0, patch = 0] = provenVersions.newest.split('.').map(Number)
test.each([
  [provenVersions.oldest, 0],
  [provenVersions.newest, 0],
  [`${provenVersions.newest}.post1`, 0],
  ['1.106.2', 0],
  ['1.9.0', 1],
  ['0.999.999', 1],
  [`${major}.${minor}.${patch + 1}`, 1],
  [`${major}.${minor + 1}.0.dev1`, 1],
  [`${major + 1}`, 1],
])('a sync beside LiteLLM %s: %i warnings', async (version, count) => {
  const folder = layOut({
    'bin/litellm': script,
    ...metadata(site, version),
    'config.yaml': 'model_list: []\n',
    'models.json': JSON.stringify({
      data: [{ id: 'gpt-4o', model_picker_enabled: true, capabilities: { type: 'chat' } }],
    }),
  })
  const runtime = createTestRuntime(folder, { env: { PATH: join(folder, 'bin') } })
  const catalog = join(folder, 'models.json')
  const options = { config: 'config.yaml', catalog, dryRun: false, timeoutMs: 1000, lockTimeoutMs: 1000 }
  const { result } = await sync(runtime, options)
  expect(result.added).toEqual(['github_copilot/gpt-4o'])
  expect(runtime.warnings.filter((text) => text.includes(`LiteLLM ${version} `))).toHaveLength(count)
  expect(runtime.warnings).toHaveLength(count)
})
