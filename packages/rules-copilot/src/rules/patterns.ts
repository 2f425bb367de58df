import type { SelectRule } from '@copilot-sync/mapper'
import type { RuleSettings } from '../settings.ts'

export const patterns: SelectRule<Pick<RuleSettings, 'include' | 'exclude'> | undefined> = {
  api: 1,
  name: 'patterns',
  summary: 'The id fits `include`, when that is given, and not `exclude`.',
  order: 20,
  decides: 'user',
  advice: [
    { do: 'unlist', what: 'let it in', key: 'exclude' },
    { do: 'list', what: 'let it in', key: 'include' },
  ],
  reads: ['id'],
  select(model, { include = [], exclude = [] } = {}) {
    const hit = exclude.find((pattern) => model.matches(pattern))
    if (hit !== undefined) return `id fits "${hit}" of \`exclude\` in the settings`
    return include.length === 0 || include.some((pattern) => model.matches(pattern))
      ? undefined
      : 'id fits nothing of `include` in the settings'
  },
  examples: [
    { catalog: { id: 'gpt-5.5' }, out: undefined },
    { catalog: { id: 'gpt-5.5' }, options: { include: ['gpt-*'] }, out: undefined },
    {
      catalog: { id: 'claude-opus-5' },
      options: { include: ['gpt-*'] },
      out: 'id fits nothing of `include` in the settings',
    },
    {
      catalog: { id: 'gpt-5.5-mini' },
      options: { include: ['gpt-*'], exclude: ['*-mini'] },
      out: 'id fits "*-mini" of `exclude` in the settings',
    },
  ],
}
