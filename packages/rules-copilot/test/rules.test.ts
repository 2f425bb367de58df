import { isOfType, type Json, putInPlace } from '@copilot-sync/catalog'
import { checkRule, describeRules, mapCatalog, viewModel } from '@copilot-sync/mapper'
import * as exported from '@copilot-sync/rules-copilot'
import { builtinRules, ignored, type RuleSettings } from '@copilot-sync/rules-copilot'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const cell = (paths: readonly string[]): string => paths.map((path) => `\`${path}\``).join(' ')

test('a model of the catalog becomes an entry that LiteLLM serves', () => {
  const models = [
    {
      id: 'gpt-5.5',
      model_picker_enabled: true,
      supported_endpoints: ['/responses', 'ws:/responses'],
      capabilities: {
        type: 'chat',
        limits: { max_context_window_tokens: 400_000, max_prompt_tokens: 272_000, max_output_tokens: 128_000 },
        supports: { tool_calls: true, vision: true, reasoning_effort: ['low', 'medium', 'high', 'xhigh'] },
      },
    },
  ]
  const { entries } = mapCatalog(models, builtinRules(), ignored)
  const expected = [
    ['litellm_params.model', 'github_copilot/gpt-5.5'],
    [
      'litellm_params.extra_headers',
      {
        'editor-version': 'vscode/1.95.0',
        'editor-plugin-version': 'copilot-chat/0.26.7',
        'user-agent': 'GitHubCopilotChat/0.26.7',
        'copilot-integration-id': 'vscode-chat',
      },
    ],
    ['litellm_params.allowed_openai_params', ['reasoning_effort']],
    ['model_info.id', 'copilot-github_copilot-gpt-5.5'],
    ['model_info.managed_by', 'copilot-sync'],
    ['model_info.litellm_provider', 'github_copilot'],
    ['model_info.mode', 'responses'],
    ['model_info.input_cost_per_token', 0],
    ['model_info.output_cost_per_token', 0],
    ['model_info.cache_read_input_token_cost', 0],
    ['model_info.cache_creation_input_token_cost', 0],
    ['model_info.max_tokens', 128_000],
    ['model_info.max_input_tokens', 272_000],
    ['model_info.max_output_tokens', 128_000],
    ['model_info.max_context_window_tokens', 400_000],
    ['model_info.supports_vision', true],
    ['model_info.supports_function_calling', true],
    ['model_info.supports_tool_calls', true],
    ['model_info.supports_parallel_function_calling', false],
    ['model_info.supports_structured_outputs', false],
    ['model_info.supports_response_schema', false],
    ['model_info.supports_reasoning', true],
    ['model_info.supports_none_reasoning_effort', false],
    ['model_info.supports_minimal_reasoning_effort', false],
    ['model_info.supports_low_reasoning_effort', true],
    ['model_info.supports_xhigh_reasoning_effort', true],
    ['model_info.supports_max_reasoning_effort', false],
    ['model_info.supports_pdf_input', false],
    ['model_info.supports_system_messages', true],
    ['model_info.cache_models_for', 7200],
  ]
  // A flag that is one more file says false of this model; that is no other entry.
  const told = new Set(expected.map(([path]) => path))
  const fields = (entries[0]?.fields ?? []).filter(({ path, value }) => value !== false || told.has(path))
  expect(fields.map(({ path, value }) => [path, value])).toEqual(expected)
})

const rules = builtinRules().map(({ rule }) => rule)

test.each(rules)('$name keeps the contract', (rule) => {
  checkRule(rule)
})

test('what each path holds is said once, and of each path that is read', () => {
  const said = rules.flatMap(({ types = {} }) => Object.keys(types))
  expect(new Set(said).size).toBe(said.length)
  const read = new Set(rules.flatMap(({ reads }) => reads.map((path) => path.replace(/\.\*$/, ''))))
  expect(said.sort()).toEqual([...read].filter((path) => path !== 'id').sort())
})

/** Of another type than any reader takes; the last ones are numbers. */
const odd: readonly Json[] = ['true', '8192', { enabled: true }, [{ deep: 1 }], [true], [], true, 1, -1, 1.5, 1e300]
const mappings = rules.filter((rule) => 'map' in rule)
test.each(mappings)('$name takes what it cannot read as absent', (rule) => {
  const types = new Map(rules.flatMap((one) => Object.entries(one.types ?? {})))
  for (const path of rule.reads) {
    for (const value of odd.filter((one) => !isOfType(one, types.get(path) ?? 'any'))) {
      const model = putInPlace({ id: 'x' }, [{ keys: path.split('.'), value }])
      for (const options of [{}, { costs: 'catalog', images: 'header', entry: 'classic' }]) {
        expect([path, value, rule.map(viewModel(model), options)]).toEqual([
          path,
          value,
          rule.map(viewModel({ id: 'x' }), options),
        ])
      }
    }
  }
})

test('each file of the folder holds one rule, named as the file, built in and exported', () => {
  const files = readdirSync(new URL('../src/rules', import.meta.url)).map((file) => file.replace('.ts', ''))
  expect(rules.map(({ name }) => name).sort()).toEqual(files.sort())
  const all: readonly unknown[] = Object.values(exported)
  for (const rule of rules) expect(all).toContain(rule)
})

test('each rule carries its facts: a place, a word of its own, advice where it leaves models out', () => {
  expect(rules.flatMap(({ name, order }) => (order === undefined ? [name] : []))).toEqual([])
  const labels = rules.flatMap((rule) => ('map' in rule && rule.mark ? [rule.mark.label] : []))
  expect(labels).toEqual([...new Set(labels)])
  expect(rules.flatMap((rule) => ('select' in rule && !rule.advice ? [rule.name] : []))).toEqual([])
})

test('the keys that advice names are options of the built-in rules', () => {
  const settings: Required<RuleSettings> = {
    entry: 'full',
    headers: 'editor',
    headerValues: {},
    images: 'off',
    costs: 'zero',
    maxTokens: 'output',
    policy: 'require',
    include: [],
    exclude: [],
    unhide: [],
    embeddings: false,
    name: '',
    aliases: {},
    cacheModelsFor: null,
  }
  const advice = rules.flatMap((rule) => ('select' in rule ? (rule.advice ?? []) : []))
  const keys = advice.flatMap((one) => ('key' in one ? [one.key] : []))
  expect(keys.filter((key) => !(key in settings))).toEqual([])
  expect(keys).not.toEqual([])
})

test('the README names each rule with what it reads and writes', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const rows = describeRules(builtinRules()).map(
    ({ name, summary, reads, writes, mark }) =>
      `| ${name} | ${summary} | ${cell(reads)} | ${cell(writes)} | ${mark ?? ''} |`,
  )
  expect(readme).toContain(rows.join('\n'))
})

test('no ignored path is one that a rule reads, and each stands once', () => {
  const known = new Set(rules.flatMap(({ reads }) => reads))
  expect(ignored.filter(({ path }) => known.has(path))).toEqual([])
  expect(new Set(ignored.map(({ path }) => path)).size).toBe(ignored.length)
})
