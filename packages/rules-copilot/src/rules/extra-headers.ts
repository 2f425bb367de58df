import { editorHeaders } from '@copilot-sync/catalog'
import type { MappingRule } from '@copilot-sync/mapper'
import { readFlag } from '../read.ts'
import type { RuleSettings } from '../settings.ts'

/** On the chat route `extra_headers` replaces all that LiteLLM 1.106.2 would send: with one more header the set must be complete. */
const complete = {
  'openai-intent': 'conversation-panel',
  'x-github-api-version': '2025-04-01',
  'copilot-vision-request': 'true',
}

/** Of the older shape of an entry. */
const classicValues = {
  'editor-version': 'vscode/1.85.1',
  'editor-plugin-version': 'copilot/1.155.0',
  'user-agent': 'GithubCopilot/1.155.0',
}

export const extraHeaders: MappingRule<
  Pick<RuleSettings, 'entry' | 'headers' | 'headerValues' | 'images'> | undefined
> = {
  api: 1,
  name: 'extra-headers',
  summary: 'The editor headers, in lower case; with `images: header` also the header for images.',
  order: 100,
  reads: ['capabilities.supports.vision'],
  writes: ['litellm_params.extra_headers'],
  map(model, { entry, headers = 'editor', headerValues, images } = {}) {
    const base = entry === 'classic' ? classicValues : {}
    const withImages = images === 'header' && readFlag(model, 'capabilities.supports.vision') === true
    if (withImages) return { 'litellm_params.extra_headers': { ...complete, ...editorHeaders(headerValues, base) } }
    return headers === 'editor' ? { 'litellm_params.extra_headers': editorHeaders(headerValues, base) } : undefined
  },
  examples: [
    { catalog: {}, entry: { 'litellm_params.extra_headers': editorHeaders() } },
    { catalog: {}, options: { headers: 'none' }, entry: undefined },
    {
      catalog: {},
      options: { entry: 'classic' },
      entry: { 'litellm_params.extra_headers': { ...editorHeaders(), ...classicValues } },
    },
    {
      catalog: {},
      options: { headerValues: { 'Editor-Version': 'vscode/1.107.0' } },
      entry: { 'litellm_params.extra_headers': { ...editorHeaders(), 'editor-version': 'vscode/1.107.0' } },
    },
    {
      catalog: { capabilities: { supports: { vision: true } } },
      options: { images: 'hook' },
      entry: { 'litellm_params.extra_headers': editorHeaders() },
    },
    {
      catalog: { capabilities: { supports: { vision: true } } },
      options: { headers: 'none', images: 'header' },
      entry: { 'litellm_params.extra_headers': { ...editorHeaders(), ...complete } },
    },
  ],
}
