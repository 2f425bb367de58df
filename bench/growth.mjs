import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { measure, usage } from './measure.mjs'

const ids = (count) => Array.from({ length: count }, (_, at) => `model-${at}`)

const catalogOf = (count, limit) =>
  JSON.stringify({
    data: ids(count).map((id) => ({
      id,
      model_picker_enabled: true,
      capabilities: {
        type: 'chat',
        limits: { max_prompt_tokens: 100_000, max_output_tokens: limit },
        supports: { tool_calls: true },
      },
    })),
  })

const byHand = (id) => `  - model_name: ${id}\n    litellm_params: { model: github_copilot/${id} }\n`

/** What runs over so many models, after a first sync or before it; a limit that rises changes each entry. */
const CASES = [
  { what: 'diff --format unified, each entry changes', sizes: [1000, 5000], args: ['diff', '--format', 'unified'] },
  { what: 'diff --report, each entry changes', sizes: [1000, 5000], args: ['diff', '--report', 'page.html'] },
  { what: 'sync to layout: include', sizes: [500, 2000], args: ['sync'], settings: 'layout: include\n' },
  {
    what: 'the same, an entry cannot keep its text',
    sizes: [100, 400],
    args: ['sync'],
    settings: 'layout: include\n',
    edit: (text) =>
      `x: &note { tier: gold }\n${text.replace(/(model-1\n[^]*?model_info:\n)/, '$1      note: *note\n')}`,
  },
  { what: 'sync --adopt, each entry by hand', sizes: [1000, 10_000], args: ['sync', '--adopt'], first: false },
]

/** Processor seconds of whole commands at two sizes: `{ what, sizes, seconds }`. */
export async function measureGrowth(cli, folder, env) {
  const rows = []
  for (const one of CASES) {
    const seconds = []
    for (const size of one.sizes) seconds.push(await secondsOf(one, size, { cli, folder, env }))
    rows.push({ what: one.what, sizes: one.sizes, seconds })
  }
  return rows
}

async function secondsOf({ what, args, settings = '', edit, first = true }, size, { cli, folder, env }) {
  const place = join(folder, `growth-${what.replaceAll(/\W+/g, '-')}-${size}`)
  mkdirSync(place)
  const [config, catalog] = ['config.yaml', 'models.json'].map((name) => join(place, name))
  const run = (...more) => ({
    args: [
      cli,
      ...more.map((one) => one.replace('page.html', join(place, 'page.html'))),
      '-c',
      config,
      '--catalog',
      catalog,
    ],
    env,
  })
  writeFileSync(catalog, catalogOf(size, 8000))
  writeFileSync(config, `model_list:\n${first ? '' : ids(size).map(byHand).join('')}`)
  if (first) {
    await measure(run('sync'))
    if (edit) writeFileSync(config, edit(readFileSync(config, 'utf8')))
    writeFileSync(catalog, catalogOf(size, settings === '' ? 9000 : 8000))
    writeFileSync(join(place, 'copilot-sync.yaml'), settings)
  }
  const { cpu } = await usage(run(...args), join(folder, 'usage'))
  return cpu / 1000
}
