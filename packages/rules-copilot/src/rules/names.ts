import { PROVIDER } from '@copilot-sync/catalog'
import type { NamesRule } from '@copilot-sync/mapper'
import type { RuleSettings } from '../settings.ts'

const TEMPLATE = `${PROVIDER}{id}`

export const names: NamesRule<Pick<RuleSettings, 'name' | 'aliases'> | undefined> = {
  api: 1,
  name: 'names',
  summary: 'The name from the template in settings, then the aliases of the model.',
  order: 80,
  reads: ['id'],
  names({ id }, { name: template = TEMPLATE, aliases = {} } = {}) {
    const more = Object.hasOwn(aliases, id) ? aliases[id] : undefined
    return [template.replaceAll('{id}', () => id), ...(more ?? [])]
  },
  examples: [
    { catalog: { id: 'gpt-5.5' }, names: ['github_copilot/gpt-5.5'] },
    { catalog: { id: 'gpt-5.5' }, options: { name: 'copilot-{id}' }, names: ['copilot-gpt-5.5'] },
    {
      catalog: { id: 'gpt-5.5' },
      options: { aliases: { 'gpt-5.5': ['smart', 'gpt-5.5'] } },
      names: ['github_copilot/gpt-5.5', 'smart', 'gpt-5.5'],
    },
  ],
}
