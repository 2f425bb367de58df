import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sweep } from '../../../scripts/sweep.ts'
import { catalogOf } from './helpers/catalog.ts'
import { runCli } from './helpers/run-cli.ts'
import { createWorkspace, type Workspace } from './helpers/workspace.ts'

const rule = (map: string, more = ''): string => `${more}
export default {
  api: 1, name: 'bad', summary: 'S.', reads: ['preview'], writes: ['model_info.note'],
  map(model) { ${map} },
}
`
const good = `export default { api: 1, name: 'good', summary: 'S.', reads: [], writes: ['model_info.good'],
  map: (model) => ({ 'model_info.good': model.id }) }
`

function withRules(files: Readonly<Record<string, string>>, settings = ''): Workspace {
  const workspace = createWorkspace()
  workspace.write('catalog.json', catalogOf(['m-1', 'm-2'], { preview: {} }))
  for (const [name, text] of Object.entries(files)) workspace.write(name, text)
  const names = Object.keys(files).map((name) => `"./${name}"`)
  workspace.write('copilot-sync.yaml', `rules: [${names.join(', ')}]\n${settings}`)
  return workspace
}

const sync = ['sync', '--catalog', 'catalog.json', '--json'] as const

/** What a rule does to each model, or only to the one named; what it is told to have done. */
const calls: readonly { what: string; text: string; says: RegExp; models?: readonly string[] }[] = [
  { what: 'loops', text: rule('for (;;);'), says: /within 1 s/, models: ['m-1'] },
  { what: 'loops at its second model', text: rule("while (model.id === 'm-2');"), says: /within 1 s/, models: ['m-2'] },
  {
    what: 'loops in a getter of its answer',
    text: rule("return { get ['model_info.note']() { for (;;); } }"),
    says: /within 1 s/,
    models: ['m-1'],
  },
  {
    what: 'loops in a microtask',
    text: rule('queueMicrotask(() => { for (;;); })'),
    says: /within 1 s/,
    models: ['m-1'],
  },
  {
    what: 'has a catastrophic regular expression',
    text: rule("/^(a+)+$/.test('a'.repeat(60) + '!')"),
    says: /within 1 s/,
    models: ['m-1'],
  },
  { what: 'returns a promise', text: rule("return Promise.resolve({ 'model_info.note': 1 })"), says: /promise/ },
  { what: 'waits for ever', text: rule('return new Promise(() => undefined)'), says: /promise/ },
  { what: 'throws', text: rule("throw new Error('no luck')"), says: /^no luck$/ },
  { what: 'throws late', text: rule("setTimeout(() => { throw new Error('late') })"), says: /setTimeout/ },
  { what: 'throws in a microtask', text: rule("queueMicrotask(() => { throw new Error('late') })"), says: /^late$/ },
  { what: 'leaves a rejection', text: rule("void Promise.reject(new Error('nobody'))"), says: /^nobody$/ },
  { what: 'sets an interval', text: rule('setInterval(() => undefined, 1)'), says: /setInterval/ },
  {
    what: 'sets an imported interval, and hides that',
    text: rule('try { tick(() => undefined, 1) } catch {}', "import { setInterval as tick } from 'node:timers'"),
    says: /setInterval/,
  },
  { what: 'exits', text: rule('process.exit(0)'), says: /process\.exit/ },
  { what: 'reads what it does not declare', text: rule("try { model.get('vendor') } catch {}"), says: /reads vendor/ },
  {
    what: 'writes what it does not declare',
    text: rule("return { 'model_info.mode': 'chat' }"),
    says: /model_info\.mode/,
  },
  { what: 'changes the model', text: rule("model.get('preview').x = 1"), says: /extensible/ },
  { what: 'gives a function', text: rule("return { 'model_info.note': () => 1 }"), says: /no JSON/ },
  {
    what: 'gives a deep value',
    text: rule("let deep = 1; for (let i = 0; i < 1e5; i++) deep = [deep]; return { 'model_info.note': deep }"),
    says: /32 levels/,
  },
  { what: 'gives a huge text', text: rule("return { 'model_info.note': 'x'.repeat(2 ** 28) }"), says: /64 kB/ },
  { what: 'gives a huge list', text: rule("return { 'model_info.note': new Array(1e8) }"), says: /64 kB/ },
  {
    what: 'asks LiteLLM for a secret',
    text: rule("return { 'model_info.note': [{ x: 'os.environ/LITELLM_MASTER_KEY' }] }"),
    says: /os\.environ/,
  },
  {
    what: 'writes what it finds in the environment',
    text: rule("if (!process.env.HOME) throw new Error('none')"),
    says: /^none$/,
  },
]

const { each, tries } = sweep(4)

describe(`${each} the deeds of rules`, () => {
  test.each(calls.filter((_, at) => tries(at)))(
    'a rule that $what is named, and nothing else is hindered',
    async ({ text, says, models }) => {
      const { path, read, run } = withRules({ 'bad.mjs': text, 'good.mjs': good })
      const first = await run(...sync)
      expect(first).toMatchObject({ code: 0, stderr: '' })
      const { result, warnings } = first.json()
      expect(result.added).toEqual(['github_copilot/m-1', 'github_copilot/m-2'])
      expect(result.failed).toEqual(
        (models ?? ['m-1', 'm-2']).map((model) => ({
          rule: 'bad',
          model,
          message: expect.stringMatching(says),
          place: expect.objectContaining({ file: path('bad.mjs') }),
        })),
      )
      expect(
        warnings.filter(({ code, message }) => code === 'RULE_FAILED' && message.startsWith('rule bad failed')),
      ).toHaveLength(result.failed.length)
      expect(read('config.yaml')).toContain('good: m-2')
      expect(read('config.yaml')).not.toContain('note:')

      const written = read('config.yaml')
      const second = await run(...sync, '--strict')
      expect(second.code).toBe(1)
      expect(second.json()).toMatchObject({
        ok: false,
        error: { code: 'RULE_FAILED', exit: 1, hint: expect.stringContaining('bad.mjs') },
        result: { changed: false, unchanged: 2, failed: result.failed },
      })
      expect(read('config.yaml')).toBe(written)
    },
  )
})

test.each(
  [
    { what: 'loops', text: rule('', 'for (;;);'), says: /within 3 s/ },
    { what: 'waits for ever', text: rule('', 'await new Promise(() => undefined)'), says: /within 3 s/ },
    { what: 'exits', text: rule('', 'process.exit(0)'), says: /process\.exit/ },
    { what: 'leaves a rejection', text: rule('', "void Promise.reject(new Error('nobody'))"), says: /^nobody$/ },
  ].filter((_, at) => tries(at + 3) || tries(at + 2)),
)('a module that $what when imported decides nothing', async ({ text, says }) => {
  const { path, read, run, write } = withRules({
    'bad.mjs': rule("return { 'model_info.note': 'mine' }"),
    'good.mjs': good,
  })
  expect((await run(...sync)).json().result.added).toHaveLength(2)
  const written = read('config.yaml')
  expect(written).toContain('note: mine')

  write('bad.mjs', text)
  const { code, json } = await run(...sync)
  expect(code).toBe(0)
  expect(json().result).toMatchObject({
    changed: false,
    unchanged: 2,
    failed: [
      { rule: './bad.mjs', model: null, message: expect.stringMatching(says), place: { file: path('bad.mjs') } },
    ],
  })
  expect(read('config.yaml')).toBe(written)
  const strict = await run(...sync, '--strict')
  expect(strict).toMatchObject({ code: 1 })
  expect(strict.json().error.code).toBe('RULE_FAILED')
})

test.each([
  { what: 'throws when imported', text: "throw new Error('no')" },
  { what: 'has no rule', text: 'export const x = 1' },
  { what: 'has a rule of another shape', text: "export default { api: 1, name: 'X' }" },
])('a module that $what is refused, as is one that is not there', async ({ text }) => {
  const { read, run } = withRules({ 'bad.mjs': text })
  const before = read('config.yaml')
  const { code, json } = await run(...sync)
  expect(code).toBe(6)
  expect(json().error).toMatchObject({ code: 'RULE_INVALID', message: expect.stringContaining('./bad.mjs') })
  expect(read('config.yaml')).toBe(before)
})

test("a module's own timer that never ends is not laid at another's door", async () => {
  const busy = rule('', 'setTimeout(() => { for (;;); }, 1)').replace("name: 'bad'", "name: 'busy'")
  const slow = `const until = Date.now() + 50; while (Date.now() < until);\n${good}`
  const { read, run } = withRules({ 'busy.mjs': busy, 'good.mjs': slow })
  const { result } = (await run(...sync)).json()
  expect(result.failed).toMatchObject([{ rule: expect.stringMatching(/busy/) }])
  expect(read('config.yaml')).toContain('good: m-2')
})

test('diff --strict ends with 1 too, and shows the plan', async () => {
  const { run } = withRules({ 'bad.mjs': rule("throw new Error('no luck')") })
  const args = ['diff', '--catalog', 'catalog.json'] as const
  const { code, stdout, stderr } = await run(...args, '--strict')
  expect(code).toBe(1)
  expect(stdout).toContain('github_copilot/m-1')
  expect(stderr).toMatch(/no luck[^]*error failed: bad/)
  expect((await run(...args)).code).toBe(0)
})

test('what a rule prints stays out of stdout and stderr', async () => {
  const { read, run } = withRules({
    'loud.mjs': rule(
      "console.log('{}'); console.error('x'); process.stdout.write('y'); return { 'model_info.note': 1 }",
      "console.log('loaded')",
    ),
  })
  const { code, stderr, json } = await run(...sync)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(json().result.failed).toEqual([])
  expect(read('config.yaml')).toContain('note: 1')
})

test('a rule that is given up keeps the present value, and select and names rules decide nothing', async () => {
  const select = (body: string): string =>
    `export default { api: 1, name: 'chooser', summary: 'S.', reads: [], select(model) { ${body} } }\n`
  const { read, run, write } = withRules({
    'bad.mjs': rule("return { 'model_info.note': model.id }"),
    'select.mjs': select(''),
  })
  await run(...sync)
  const written = read('config.yaml')
  write('bad.mjs', rule('for (;;);'))
  write('select.mjs', select("if (model.id === 'm-2') for (;;);"))
  const { code, json } = await run(...sync)
  expect(code).toBe(0)
  expect(json().result).toMatchObject({ changed: false, removed: [] })
  expect(
    json()
      .result.failed.map(({ rule: name }: { rule: string }) => name)
      .sort(),
  ).toEqual(['bad', 'chooser'])
  expect(read('config.yaml')).toBe(written)
})

test('an os.environ/ text is refused in flags, names and aliases; in overrides it is the owner’s word', async () => {
  const { read, run, write } = createWorkspace()
  const env = { capabilities: { type: 'chat', supports: { leak: 'os.environ/HOME' } } }
  write('catalog.json', catalogOf(['m-1'], env))
  const result = async (settings: string) => {
    write('copilot-sync.yaml', settings)
    return (await run(...sync)).json().result
  }
  expect((await result('flags: { leak: model_info.leak }')).failed).toMatchObject([{ rule: 'flag:leak', model: 'm-1' }])
  expect(
    (await result('flags: { leak: { to: model_info.leak, values: { os.environ/HOME: [os.environ/X] } } }')).failed,
  ).toHaveLength(1)
  expect((await result('aliases: { m-1: [os.environ/HOME] }')).failed).toMatchObject([{ model: 'm-1' }])
  write('catalog.json', catalogOf(['os.environ/HOME', 'm-1']))
  expect((await result('name: "{id}"')).failed).toMatchObject([{ model: 'os.environ/HOME' }])
  expect(read('config.yaml').match(/os\.environ\/(?!OPENAI)/)).toBeNull()
  expect((await result('overrides: { m-1: { litellm_params.api_key: os.environ/OWN } }')).failed).toEqual([])
  expect(read('config.yaml')).toContain('api_key: os.environ/OWN')
})

test('an edited helper of a rule is a change of rules, for guards and for saved plans', async () => {
  const limits = `import { half } from './helper.mjs'
export default { api: 1, name: 'limits-of-mine', summary: 'S.', reads: ['capabilities.limits.*'],
  writes: ['model_info.max_output_tokens'], overrides: ['model_info.max_output_tokens'],
  map: (model) => ({ 'model_info.max_output_tokens': half(model.get('capabilities.limits.max_output_tokens')) }) }
`
  const workspace = withRules({ 'limits.mjs': limits })
  const { read, run, write } = workspace
  write('helper.mjs', "export { half } from './deeper.cjs'")
  write('deeper.cjs', 'exports.half = (n) => n')
  await run(...sync, '--remember')
  await run('diff', '--catalog', 'catalog.json', '--out', 'plan.json')
  write('deeper.cjs', 'exports.half = (n) => n * 1')
  const stale = await run('sync', '--catalog', 'catalog.json', '--plan', 'plan.json', '--json')
  expect(stale.json().error).toMatchObject({ code: 'PLAN_STALE' })

  write('deeper.cjs', 'exports.half = (n) => n / 4')
  const { result } = (await run(...sync, '--remember')).json()
  expect(result.held).toEqual([])
  expect(result.updated).toHaveLength(2)
  expect(read('config.yaml')).toContain('max_output_tokens: 2000')
})

test('each question about models takes the rules as sync does', async () => {
  const { run } = withRules({
    'bad.mjs': rule("return model.id === 'm-2' ? { 'model_info.note': model.get('preview').x ?? 'none' } : undefined"),
  })
  const explained = await run('explain', 'm-2', '--catalog', 'catalog.json', '--json')
  expect(explained.code).toBe(0)
  const row = explained.json().result.fields.find(({ rule: name }: { rule: string }) => name === 'bad')
  expect(row).toMatchObject({
    path: 'model_info.note',
    value: 'none',
    from: [{ path: 'preview', value: {} }],
  })
})

test('a command that ends because nothing can wake it any more has failed, and says so', async () => {
  // The time limit of the wait would end it.
  const never = `process.stdin[Symbol.asyncIterator]=async function*(){await new Promise(()=>{})};
const set=setTimeout;globalThis.setTimeout=(...all)=>set(...all).unref()`
  const { folder } = withRules({})
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(never)}` }
  const { code, json } = await runCli(['sync', '--catalog', '-', '--json'], { cwd: folder, env })
  expect(code).toBe(1)
  expect(json().error).toMatchObject({ code: 'INTERNAL', message: 'the command ended before its work was done' })
})

test('the thread is part of what is shipped', () => {
  const folder = new URL('../dist/', import.meta.url)
  expect(existsSync(new URL('rule-worker.cjs', folder))).toBe(true)
  expect(readFileSync(new URL('rule-worker.cjs', folder), 'utf8')).not.toMatch(/require\(["']\.\//)
})
