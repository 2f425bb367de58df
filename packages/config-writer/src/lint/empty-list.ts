import type { Check } from './types.ts'

const SAYS: Readonly<Record<string, string>> = {
  missing: 'there is no model_list',
  null: 'model_list is null, which also takes the place of the lists of included files',
  empty: 'model_list is empty',
}

export const emptyList: Check = ({ config, placeOf }) => {
  const says = config.entries.length === 0 ? SAYS[config.listStyle] : undefined
  const includes = config.listStyle !== 'null' && config.keys.includes('include')
  if (!says || includes) return []
  return [
    {
      level: 'warning',
      code: 'EMPTY_LIST',
      message: `${says}: LiteLLM starts and serves nothing from this file`,
      place: placeOf(config.document.list?.start ?? 0),
      hint: 'run copilot-sync sync, or add entries',
    },
  ]
}
