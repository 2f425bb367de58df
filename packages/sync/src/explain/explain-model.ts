import { viewModel } from '@copilot-sync/mapper'
import { judge } from './judge.ts'
import { nextStep } from './next-step.ts'
import type { ExplainInput, ExplainResult } from './types.ts'

/** Why a model is, or is not, in the config as it is. Pure. */
export function explainModel(input: ExplainInput): ExplainResult {
  const { id, asked, answered, stable, verdict, wanted, names, inConfig, plan, held, near } = input
  const judgement = judge(input)
  const model = answered ?? stable
  const state = model && viewModel(model).get('policy.state')
  const mine = new Set([...names, ...(inConfig ?? []).filter(({ whose }) => whose === 'ours').map(({ name }) => name)])
  return {
    id,
    status: judgement.status,
    reason: judgement.reason,
    asked,
    inAnswer: answered !== null,
    checks: (verdict?.checks ?? []).map(({ rule, reason, from }) => ({ rule, reason, from })),
    policy: typeof state === 'string' ? state : null,
    names,
    fields: (wanted?.fields ?? []).map(({ path, value, rule, from }) => ({ path, value, rule, from })),
    failed: wanted?.failed ?? [],
    config: inConfig,
    changes: (plan?.update ?? [])
      .filter(({ name }) => mine.has(name))
      .flatMap(({ name, fields }) =>
        fields.map(({ path, from, to }) => ({ name, path, from: from ?? null, to: to ?? null })),
      ),
    held: [...held, ...judgement.guards],
    near,
    next: nextStep(input, judgement),
  }
}
