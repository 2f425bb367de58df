// Part of the build: makes src/builtin/rules.ts and the README's table from the files of src/rules.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const source = new URL('../src/', import.meta.url)
const readme = new URL('../README.md', import.meta.url)

const files = readdirSync(new URL('rules/', source)).filter((file) => file.endsWith('.ts'))
const camel = (name) => name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase())
write(
  new URL('builtin/rules.ts', source),
  [
    '// Made by scripts/list-rules.mjs, in the build.',
    ...files.sort().map((file) => `export { ${camel(file.slice(0, -3))} } from '../rules/${file}'`),
    '',
  ].join('\n'),
)

const { builtinRules } = await import(new URL('builtin/builtin-rules.ts', source))
const cell = (paths) => paths.map((path) => `\`${path}\``).join(' ')
const rows = builtinRules().map(
  ({ rule: { name, summary, reads, writes = [], mark } }) =>
    `| ${name} | ${summary} | ${cell(reads)} | ${cell(writes)} | ${mark?.label ?? ''} |`,
)
const head = ['| rule | | reads | writes | mark |', '|---|---|---|---|---|']
write(
  readme,
  readFileSync(readme, 'utf8').replace(/(?<=\n## Rules\n\n)(?:\|.*\n)+/, () => [...head, ...rows, ''].join('\n')),
)

/** A file that is right stays as it is, also for the build's cache. */
function write(url, text) {
  let before
  try {
    before = readFileSync(url, 'utf8')
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
  if (text !== before) writeFileSync(url, text)
}
