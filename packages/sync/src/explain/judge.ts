import { reason, type Reason, type ReasonCode } from '@copilot-sync/errors'
import type { TracedCheck } from '@copilot-sync/mapper'
import type { HeldChange } from '@copilot-sync/plan'
import { isMemorys } from '../memory/is-memorys.ts'
import type { ExplainInput, ExplainStatus } from './types.ts'

export interface Judgement {
  readonly status: ExplainStatus
  readonly reason: Reason | null
  /** The select rule that leaves it out. */
  readonly out: TracedCheck | null
  /** A pause, or the hold of a restore, is what holds it. */
  readonly stopped?: boolean
  /** What guards hold of its entries. */
  readonly guards: readonly HeldChange[]
}

/** What becomes of a model, and why. The first that holds counts. */
export function judge(input: ExplainInput): Judgement {
  const judgement = asPlanned(input)
  const { stopped } = input
  const { status } = judgement
  const isStopped = CHANGES.has(status) || (status === 'held' && stopped?.code === 'PAUSED')
  return stopped && isStopped ? { ...judgement, status: 'held', reason: stopped, stopped: true } : judgement
}

const CHANGES: ReadonlySet<ExplainStatus> = new Set(['add', 'change', 'remove'])

function asPlanned(input: ExplainInput): Judgement {
  const { answered, stable, verdict, names, skipped, inConfig, plan, refused, held, id } = input
  const mine = new Set([...names, ...(inConfig ?? []).map(({ name }) => name)])
  const guards = (plan?.held ?? []).filter((one) => mine.has(one.name) && isGuards(one.reason.code))
  const out = verdict?.checks.find((check) => check.reason !== null) ?? null
  const say = (status: ExplainStatus, why: Reason | null): Judgement => ({ status, reason: why, out, guards })

  const isOurs = inConfig?.some(({ whose }) => whose === 'ours') ?? false
  const row = held.find(({ path }) => path === null)
  if (row && isOurs) return say('held', row.reason)
  const guard = guards.find(({ path }) => path === null)
  if (guard) return say('held', guard.reason)
  const removal = plan?.remove.find(({ name }) => mine.has(name))
  if (out?.failed) return say('undecided', reason('RULE_FAILED', { rule: out.rule, message: out.reason }))
  if (removal && !answered) return say('remove', removal.reason)
  if (!answered && (!stable || row)) return unanswered(input, say)
  if (out) return say(removal ? 'remove' : 'left-out', reason('LEFT_OUT', out.reason))
  const skip = skipped.find((one) => one.id === id)
  if (skip && names.length === 0) return say('left-out', reason('LEFT_OUT', skip.reason))

  if (refused) return say('refused', reason('REFUSED', refused.message))
  if (!plan) return say('usable', null)
  const taken = names.filter((name) => plan.userEntries.includes(name))
  if (taken.length > 0) return say('yours', reason('NAME_TAKEN', taken))
  if (plan.add.some(({ name }) => mine.has(name))) return say('add', null)
  if (plan.update.some(({ name }) => mine.has(name))) return say('change', null)
  return removal ? say('remove', removal.reason) : say('served', null)
}

function unanswered(
  { inConfig, near, asked: { source }, refused, other }: ExplainInput,
  say: (status: ExplainStatus, why: Reason) => Judgement,
): Judgement {
  if (refused && inConfig?.some(({ whose }) => whose === 'ours'))
    return say('refused', reason('REFUSED', refused.message))
  if (other !== null) return say('yours', reason('OTHER_MODEL', other))
  if (inConfig?.length) return say('yours', reason('NOT_OFFERED', source))
  return say('unknown', reason('UNKNOWN', { source, near }))
}

/** What memory holds stands in `held` by its own rows. */
const isGuards = (code: ReasonCode): boolean => !isMemorys(code)
