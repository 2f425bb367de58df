import type { SelectRule } from '@copilot-sync/mapper'
import type { RuleSettings } from '../settings.ts'
import { shown } from '../shown.ts'

const FEATURES = 'https://github.com/settings/copilot'
const WHERE = `the model's terms are accepted at ${FEATURES}`

/** Copilot answers 400 `model_not_supported` for a model whose terms are not accepted. */
export const policy: SelectRule<Pick<RuleSettings, 'policy'> | undefined> = {
  api: 1,
  name: 'policy',
  summary: "The model's terms are accepted, or it has none.",
  order: 60,
  advice: [{ do: 'elsewhere', what: `accept the model's terms at ${FEATURES}` }],
  reads: ['policy.state'],
  types: { 'policy.state': 'text' },
  select(model, { policy: wanted = 'require' } = {}) {
    const state = model.get('policy.state') ?? 'enabled'
    return state === 'enabled' || wanted === 'ignore' ? undefined : `policy.state is ${shown(state)}: ${WHERE}`
  },
  examples: [
    { catalog: {}, out: undefined },
    { catalog: { policy: { state: 'enabled' } }, out: undefined },
    { catalog: { policy: { state: 'unconfigured' } }, out: `policy.state is "unconfigured": ${WHERE}` },
    { catalog: { policy: { state: 'disabled' } }, out: `policy.state is "disabled": ${WHERE}` },
    { catalog: { policy: { state: 'disabled' } }, options: { policy: 'ignore' }, out: undefined },
  ],
}
