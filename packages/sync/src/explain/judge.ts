import type { TracedCheck } from '@copilot-sync/mapper'
import type { HeldChange } from '@copilot-sync/plan'
import type { ExplainInput, ExplainStatus } from './types.ts'

export interface Judgement {
  readonly status: ExplainStatus
  readonly reason: string | null
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
  const isStopped = CHANGES.has(status) || (status === 'held' && stopped?.isPause)
  return stopped && isStopped ? { ...judgement, status: 'held', reason: stopped.reason, stopped: true } : judgement
}

const CHANGES: ReadonlySet<ExplainStatus> = new Set(['add', 'change', 'remove'])

function asPlanned(input: ExplainInput): Judgement {
  const { answered, stable, verdict, names, skipped, seats, plan, refused, held, id } = input
  const mine = new Set([...names, ...(seats ?? []).map(({ name }) => name)])
  const guards = (plan?.held ?? []).filter(({ name, code }) => mine.has(name) && isGuards(code))
  const out = verdict?.checks.find(({ reason }) => reason !== null) ?? null
  const say = (status: ExplainStatus, reason: string | null): Judgement => ({ status, reason, out, guards })

  const isOurs = seats?.some(({ whose }) => whose === 'ours') ?? false
  const row = held.find(({ path }) => path === null)
  if (row && isOurs) return say('held', row.reason)
  const guard = guards.find(({ path }) => path === null)
  if (guard) return say('held', guard.reason)
  const removal = plan?.remove.find(({ name }) => mine.has(name))
  if (out?.failed) return say('undecided', `the rule ${out.rule} failed: ${out.reason}`)
  if (removal && !answered) return say('remove', removal.reason)
  if (!answered && (!stable || row)) return unanswered(input, say)
  if (out) return say(removal ? 'remove' : 'left-out', out.reason)
  const skip = skipped.find((one) => one.id === id)
  if (skip && names.length === 0) return say('left-out', skip.reason)

  if (refused) return say('refused', refused.message)
  if (!plan) return say('usable', null)
  const taken = names.filter((name) => plan.userEntries.includes(name))
  if (taken.length > 0) return say('yours', `an entry of yours has the name ${taken.join(', ')}`)
  if (plan.add.some(({ name }) => mine.has(name))) return say('add', null)
  if (plan.update.some(({ name }) => mine.has(name))) return say('change', null)
  return removal ? say('remove', removal.reason) : say('served', null)
}

function unanswered(
  { seats, near, asked, refused, other }: ExplainInput,
  say: (status: ExplainStatus, reason: string) => Judgement,
): Judgement {
  const where = asked.source === 'memory' ? 'what is remembered' : 'this answer'
  if (refused && seats?.some(({ whose }) => whose === 'ours')) return say('refused', refused.message)
  if (other !== null) return say('yours', `an entry of yours has that name and asks for ${other}, not for Copilot's`)
  if (seats?.length) return say('yours', `${where} does not have it, and an entry of yours names it`)
  return say('unknown', near === null ? `${where} does not have it` : `${where} has no such id; the nearest is ${near}`)
}

/** What memory holds stands in `held` by its own rows. */
const isGuards = (code: HeldChange['code']): boolean => code !== 'MISSING' && code !== 'VALUE_RETURNED'
