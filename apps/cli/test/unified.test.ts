import { cleanText, createRedactor } from '@copilot-sync/errors'
import { applyPatch } from 'diff'
import fc from 'fast-check'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { diffLines } from '../src/output/diff-lines.ts'
import type { Style } from '../src/output/print.ts'
import { renderUnified } from '../src/output/render-unified.ts'
import { catalogOf } from './helpers/catalog.ts'
import { createWorkspace } from './helpers/workspace.ts'

const plain: Style = (_, text) => text
const program = 'patch'
const hasPatch = spawnSync(program, ['--version']).status === 0

/** What the `patch` of this machine makes of it. */
function patched(before: string, patch: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-unified-'))
  try {
    writeFileSync(join(folder, 'file'), before)
    execFileSync(program, ['--silent', '--binary', 'file'], { cwd: folder, input: patch })
    return readFileSync(join(folder, 'file'), 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const entries = (count: number, limit: number): string =>
  Array.from(
    { length: count },
    (_, at) => `  - model_name: m${at}\n    model_info:\n      mode: chat\n      max: ${at % 3 === 0 ? limit : 1}\n`,
  ).join('')

const texts: Record<string, readonly [string, string]> = {
  'an empty file that fills': ['', 'a\nb\n'],
  'a file that empties': ['a\nb\n', ''],
  'the first line': ['a\nb\nc\nd\ne\n', 'x\nb\nc\nd\ne\n'],
  'the last line': ['a\nb\nc\nd\ne\n', 'a\nb\nc\nd\nx\n'],
  'a last line without a break': ['a\nb', 'a\nc'],
  'a break at the end comes': ['a\nb', 'a\nb\n'],
  'a break at the end goes': ['a\nb\n', 'a\nb'],
  'an unchanged last line without a break': ['a\nb\nc', 'x\nb\nc'],
  CRLF: ['a\r\nb\r\n', 'a\r\nc\r\n'],
  'CRLF becomes LF': ['a\r\nb\r\n', 'a\nb\n'],
  'lines like marks': ['-- a\n++ b\n', '--- a\n+++ b\n@@\n'],
  'two hunks, and two that meet': [
    'a\n1\n2\n3\n4\n5\n6\nb\n1\n2\n3\n4\n5\n6\n7\nc\n',
    'A\n1\n2\n3\n4\n5\n6\nB\n1\n2\n3\n4\n5\n6\n7\nC\n',
  ],
  'entries that change': [entries(60, 5), entries(60, 7)],
  'entries that move': [entries(9, 5), `${entries(9, 5).slice(200)}${entries(9, 5).slice(0, 200)}`],
  'a thousand lines, all alike, for others': ['a\nb\n'.repeat(500), 'b\nc\n'.repeat(600)],
}

test.each(Object.entries(texts))('applied, the diff gives the new text: %s', (_, [before, after]) => {
  const patch = renderUnified('/file', { before, after }, plain)
  expect(applyPatch(before, patch, { autoConvertLineEndings: false })).toBe(after)
  if (hasPatch) expect(patched(before, patch)).toBe(after)
})

test('applied, the diff of any two texts gives the second', () => {
  const line = fc.constantFrom('a', 'b', 'c', '', '- d', '+ e', 'f\r', '@@ g')
  const text = fc
    .tuple(fc.array(line, { maxLength: 40 }), fc.boolean())
    .map(([lines, ends]) => lines.join('\n') + (ends ? '\n' : ''))
    // What cannot be seen is shown as an escape, and such a patch is to be read, not applied.
    .filter((each) => cleanText(each) === each)
  fc.assert(
    fc.property(text, text, (before, after) => {
      const patch = renderUnified('/file', { before, after }, plain)
      expect(patch === '' ? before : applyPatch(before, patch, { autoConvertLineEndings: false })).toBe(after)
    }),
    { numRuns: 500 },
  )
})

test('what is printed is no more than what changes', () => {
  const [before, after] = [entries(300, 5), entries(300, 7)].map((text) => text.split('\n'))
  const changes = diffLines(before ?? [], after ?? [])
  expect(changes).toHaveLength(100)
  for (const { oldStart, oldEnd, newStart, newEnd } of changes)
    expect([oldEnd - oldStart, newEnd - newStart]).toEqual([1, 1])
})

const configs = new URL('../../../test-fixtures/configs/', import.meta.url)

test.skipIf(!hasPatch).each(['anchors', 'bom', 'crlf', 'flow-list', 'no-final-newline', 'null-list'])(
  'diff --format unified is what sync writes: %s',
  async (name) => {
    const { read, run, write } = createWorkspace()
    const before = readFileSync(new URL(`${name}.yaml`, configs), 'utf8')
    write('config.yaml', before)
    write('models.json', catalogOf(['gpt-one', 'claude-two']))
    const { stdout, code } = await run('diff', '--format', 'unified', '--catalog', 'models.json')
    const sync = await run('sync', '--catalog', 'models.json')
    expect(sync.code).toBe(code)
    // What is masked is masked alike in both texts.
    const { redact } = createRedactor()
    if (code === 0) expect(patched(redact(before), stdout)).toBe(redact(read('config.yaml')))
  },
)
