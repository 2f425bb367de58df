import { expect, test } from 'vitest'
import { fieldsOf, fixture, map } from './map-fixture.ts'

const model = {
  id: 'gpt-4o',
  model_picker_enabled: true,
  capabilities: {
    type: 'chat',
    limits: { max_context_window_tokens: 128_000, max_prompt_tokens: 96_000, max_output_tokens: 4096 },
    supports: { vision: true, tool_calls: true, parallel_tool_calls: true, reasoning_effort: ['low', 'high'] },
  },
}

test('entry: classic, key by key in the order of the older shape; what makes it answer comes after', () => {
  const [entry] = map([model], { entry: 'classic' }).entries
  const params = entry?.fields.filter(({ path }) => path.startsWith('litellm_params.')) ?? []
  expect(JSON.stringify(params.map(({ path, value }) => [path.slice(15), value]))).toBe(
    JSON.stringify([
      ['model', 'github_copilot/gpt-4o'],
      [
        'extra_headers',
        {
          'editor-version': 'vscode/1.85.1',
          'editor-plugin-version': 'copilot/1.155.0',
          'user-agent': 'GithubCopilot/1.155.0',
          'copilot-integration-id': 'vscode-chat',
        },
      ],
      [
        'model_info',
        {
          litellm_provider: 'github_copilot',
          mode: 'chat',
          input_cost_per_token: 0,
          output_cost_per_token: 0,
          max_tokens: 128_000,
          max_input_tokens: 96_000,
          max_output_tokens: 4096,
          supports_vision: true,
          supports_function_calling: true,
          supports_tool_calls: true,
          supports_parallel_function_calling: true,
          supports_system_messages: true,
        },
      ],
      ['cache_models_for', 7200],
      ['additional_drop_params', ['cache_models_for']],
      ['allowed_openai_params', ['reasoning_effort']],
    ]),
  )
})

test.each(['2025-01-oldest', '2026-02-endpoints', '2026-07-tiers', 'flat-nano', 'kitchen-sink'])(
  '%s: with entry: classic the same models are in, and the model_info beside litellm_params is the same',
  (name) => {
    const infos = (entry: 'classic' | 'full'): unknown =>
      map(fixture(name), { entry }).entries.map(({ id, fields }) => ({
        id,
        info: fields.filter(({ path }) => path.startsWith('model_info.')),
      }))
    expect(infos('classic')).toEqual(infos('full'))
  },
)

test.each(['Editor-Version', 'editor-version'])('the setting for %s wins over the older value', (name) => {
  const headerValues = { [name]: 'vscode/1.107.0' }
  const fields = fieldsOf(map([model], { entry: 'classic', headerValues }), 'gpt-4o')
  expect(fields['litellm_params.extra_headers']).toEqual({
    'editor-version': 'vscode/1.107.0',
    'editor-plugin-version': 'copilot/1.155.0',
    'user-agent': 'GithubCopilot/1.155.0',
    'copilot-integration-id': 'vscode-chat',
  })
})
