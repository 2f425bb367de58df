import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { JsonMap } from '../../packages/catalog/src/index.ts'
import type { Plan } from '../../packages/plan/src/index.ts'
import type { Setting } from '../boot-and-ask.ts'
import { userConfig } from '../configs/user-config.ts'
import { parseObject } from '../json.ts'
import type { CatalogFile } from '../types.ts'
import { planDocument } from '../yaml/plan-document.ts'
import { randomCatalog, randomSettings } from '../yaml/random-catalog.ts'
import { randomConfig } from '../yaml/random-config.ts'
import { createRandom } from '../yaml/random.ts'
import type { Count } from './run-faults.ts'

interface Document {
  readonly name: string
  readonly before: string
  readonly after: string
  readonly plan: Plan
}

const generated = 400
const fixtures = fileURLToPath(new URL('../../test-fixtures/configs/', import.meta.url))
const checker = fileURLToPath(new URL('../yaml/check.py', import.meta.url))

/** What PyYAML loads from each file that a sync would write is the file before with the plan applied. */
export async function runYaml(
  catalogs: readonly CatalogFile[],
  { programs }: Setting,
  print: (text: string) => void,
): Promise<Count> {
  const documents: Document[] = []
  const refused: string[] = []
  const add = async (name: string, config: string, models: readonly JsonMap[], settings: JsonMap): Promise<string> => {
    const outcome = await planDocument(config, models, settings)
    if ('refused' in outcome) {
      refused.push(`${name}: ${outcome.refused}`)
      return config
    }
    const [text = { before: config, after: config }] = outcome.texts
    documents.push({ name, before: text.before, after: text.after, plan: outcome.plan })
    return text.after
  }
  for (const [file, config] of Object.entries(readConfigs())) {
    for (const { models, name } of catalogs) await add(`${file} ${name}`, config, models, { images: 'hook' })
  }
  const stored = refused.length
  for (let seed = 1; seed <= generated; seed += 1) {
    const random = createRandom(seed)
    const settings = randomSettings(random)
    const after = await add(`generated ${seed}`, randomConfig(random), randomCatalog(random), settings)
    await add(`generated ${seed}, again`, after, randomCatalog(random), { ...settings, ...randomSettings(random) })
  }
  const wrong = await check(programs, documents)
  print(
    `yaml: ${documents.length} files read by PyYAML, ${wrong.length} differ from the plan; ${refused.length} refused`,
  )
  for (const line of refused.slice(stored)) print(`  ! ${line.slice(0, 300)}`)
  for (const { name, why } of wrong) print(`  ✗ ${name}: ${why}`)
  return { cells: documents.length, failed: wrong.length + refused.length - stored }
}

/** Fixtures that are made to be refused (their name says `bad`) are not read. */
function readConfigs(): Readonly<Record<string, string>> {
  const names = existsSync(fixtures) ? readdirSync(fixtures).filter((name) => name.endsWith('.yaml')) : []
  return {
    user: userConfig,
    ...Object.fromEntries(names.map((name) => [name, readFileSync(join(fixtures, name), 'utf8')])),
  }
}

async function check(
  programs: string,
  documents: readonly Document[],
): Promise<readonly { readonly name: string; readonly why: string }[]> {
  const child = spawn(join(programs, 'python'), [checker], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(documents.map((document) => JSON.stringify(document)).join('\n'))
  let out = ''
  for await (const part of child.stdout) out += String(part)
  if (child.exitCode !== null && child.exitCode !== 0) throw new Error(`${checker} ended with ${child.exitCode}`)
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map(parseObject)
    .map(({ name, why }) => ({ name: JSON.stringify(name), why: JSON.stringify(why) }))
}
