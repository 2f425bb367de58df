import type { SelectRule } from '@copilot-sync/mapper'

const LONGEST = 256

/**
 * LiteLLM takes a `*` in a model string as a wildcard route, and answers 500 for a name that its response headers
 * cannot hold, anything outside Latin-1 (1.106.2, measured).
 */
export const validId: SelectRule = {
  api: 1,
  name: 'valid-id',
  summary:
    'The id can stand in a config: no control characters, Latin-1 only, no space at its ends, no `*`, at most 256 characters.',
  order: 10,
  advice: [],
  reads: ['id'],
  select({ id }) {
    if (id.trim() === '') return 'id is empty'
    if (id.length > LONGEST) return `id has ${id.length} characters, more than ${LONGEST}`
    if (id.trim() !== id) return 'id begins or ends with a space'
    if (id.includes('*')) return 'id holds a "*", which LiteLLM takes as a wildcard'
    if (!id.isWellFormed() || /[\p{Cc}\u2028\u2029]/u.test(id)) return 'id holds control characters'
    return /[^\u0020-\u00FF]/.test(id)
      ? 'id holds characters outside Latin-1, which LiteLLM cannot answer for'
      : undefined
  },
  examples: [
    { catalog: { id: 'gpt-5.5' }, out: undefined },
    { catalog: { id: 'vendor/two words "quoted" é' }, out: undefined },
    { catalog: { id: '' }, out: 'id is empty' },
    { catalog: { id: ' gpt' }, out: 'id begins or ends with a space' },
    { catalog: { id: 'gpt-*' }, out: 'id holds a "*", which LiteLLM takes as a wildcard' },
    { catalog: { id: 'gpt-日本' }, out: 'id holds characters outside Latin-1, which LiteLLM cannot answer for' },
    { catalog: { id: 'a\nb' }, out: 'id holds control characters' },
    { catalog: { id: 'x'.repeat(257) }, out: 'id has 257 characters, more than 256' },
  ],
}
