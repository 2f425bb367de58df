import type { SelectRule } from '@copilot-sync/mapper'

const LONGEST = 256

/** LiteLLM takes a `*` in a model string as a wildcard route. */
export const validId: SelectRule = {
  api: 1,
  name: 'valid-id',
  summary: 'The id can stand in a config: no control characters, no space at its ends, no `*`, at most 256 characters.',
  reads: ['id'],
  select({ id }) {
    if (id.trim() === '') return 'id is empty'
    if (id.length > LONGEST) return `id has ${id.length} characters, more than ${LONGEST}`
    if (id.trim() !== id) return 'id begins or ends with a space'
    if (id.includes('*')) return 'id holds a "*", which LiteLLM takes as a wildcard'
    return id.isWellFormed() && !/[\p{Cc}\u2028\u2029]/u.test(id) ? undefined : 'id holds control characters'
  },
  examples: [
    { catalog: { id: 'gpt-5.5' }, out: undefined },
    { catalog: { id: 'vendor/two words "quoted" é' }, out: undefined },
    { catalog: { id: '' }, out: 'id is empty' },
    { catalog: { id: ' gpt' }, out: 'id begins or ends with a space' },
    { catalog: { id: 'gpt-*' }, out: 'id holds a "*", which LiteLLM takes as a wildcard' },
    { catalog: { id: 'a\nb' }, out: 'id holds control characters' },
    { catalog: { id: 'x'.repeat(257) }, out: 'id has 257 characters, more than 256' },
  ],
}
