import { sync, type SyncResult } from '@copilot-sync/sync'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createTestRuntime } from './helpers/runtime.ts'

const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-classic-'))
const file = join(folder, 'config.yaml')
const catalog = join(folder, 'models.json')
const options = { config: file, catalog, dryRun: false, timeoutMs: 1000, lockTimeoutMs: 1000 }

/** Syncs a catalog of one model with these settings; gives the config's text and what changed. */
async function syncWith(settings: string, window: number): Promise<{ text: string; result: SyncResult }> {
  const limits = { max_context_window_tokens: window, max_prompt_tokens: 96_000, max_output_tokens: 4096 }
  const supports = { vision: true, tool_calls: true, parallel_tool_calls: true }
  const model = { id: 'gpt-4o', model_picker_enabled: true, capabilities: { type: 'chat', limits, supports } }
  writeFileSync(catalog, JSON.stringify({ data: [model] }))
  writeFileSync(join(folder, 'copilot-sync.yaml'), settings)
  const { result } = await sync(createTestRuntime(folder), options)
  return { text: readFileSync(file, 'utf8'), result }
}

const entry = (window: string): string => `\
model_list: # Copilot's
  - model_name: github_copilot/gpt-4o
    litellm_params:
      model: github_copilot/gpt-4o
      extra_headers:
        editor-version: vscode/1.85.1
        editor-plugin-version: copilot/1.155.0
        user-agent: GithubCopilot/1.155.0
        copilot-integration-id: vscode-chat
      model_info:
        litellm_provider: github_copilot
        mode: chat
        input_cost_per_token: 0.0
        output_cost_per_token: 0.0
        max_tokens: ${window}
        max_input_tokens: 96000
        max_output_tokens: 4096
        supports_vision: true
        supports_function_calling: true
        supports_tool_calls: true
        supports_parallel_function_calling: true
        supports_system_messages: true
      cache_models_for: 7200
      additional_drop_params: [cache_models_for]
    model_info:
      id: copilot-github_copilot-gpt-4o
`

test('entry: classic is written once, changes by digits, and goes with the setting', async () => {
  writeFileSync(file, "model_list: # Copilot's\n")
  const classic = 'entry: classic\nimages: hook\n'
  const first = await syncWith(classic, 128_000)
  expect(first.text.slice(0, entry('128000').length)).toBe(entry('128000'))
  expect((await syncWith(classic, 128_000)).result.changed).toBe(false)

  writeFileSync(file, first.text.replace('mode: chat\n', 'mode: chat # by hand\n'))
  const wider = await syncWith(classic, 200_000)
  expect(wider.text.replaceAll('200000', '128000').replace(' # by hand', '')).toBe(first.text)
  expect(wider.text).toContain('mode: chat # by hand\n')

  const full = await syncWith('images: hook\n', 200_000)
  expect(full.result.updated[0]?.fields.map(({ path }) => path)).toEqual([
    'litellm_params.extra_headers',
    'litellm_params.model_info',
    'litellm_params.cache_models_for',
    'litellm_params.additional_drop_params',
  ])
  expect((await syncWith('images: hook\n', 200_000)).result.changed).toBe(false)
})
