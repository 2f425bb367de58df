import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const home = new URL('../', import.meta.url)
const example = /```ts\n([^]*?)```/.exec(readFileSync(new URL('README.md', home), 'utf8'))?.[1] ?? ''

test("the README's example prints what its comments say, with this package alone", () => {
  const folder = mkdtempSync(join(tmpdir(), 'pyyaml-readme-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const installed = join(folder, 'node_modules/@copilot-sync/pyyaml')
  mkdirSync(installed, { recursive: true })
  for (const name of ['package.json', 'dist']) {
    cpSync(fileURLToPath(new URL(name, home)), join(installed, name), { recursive: true })
  }
  writeFileSync(join(folder, 'example.mts'), example)
  const printed = execFileSync(process.execPath, [join(folder, 'example.mts')], { encoding: 'utf8' })
  const comments = [...example.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map(([, comment]) => comment)
  expect(comments).toHaveLength(2)
  expect(printed.trim().split('\n')).toEqual(comments)
})
