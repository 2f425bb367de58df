import { equalJson, isOtherType, valueAt } from '@copilot-sync/catalog'
import { type Entry, type KeepingValue, type UnreadableValue } from '@copilot-sync/mapper'
import {
  type ConfigEntry,
  type FieldChange,
  type HeldChange,
  heldNow,
  isOwn,
  type Plan,
  type PlanInput,
} from '@copilot-sync/plan'
import type { Inputs } from '../../inputs/read-inputs.ts'
import { unreadableReason } from './unreadable-reason.ts'

interface Held {
  readonly plan: Plan
  /** What a rule would copy into the place of a value of another type. */
  readonly copies: readonly UnreadableValue[]
}

/**
 * Names what an entry of ours keeps because its model says something else there that no rule can read. Where nobody says what
 * a path holds, the entry does: a value that is only copied does not take the place of one of another type, unless the model
 * is `remembered`: then the memory has judged it.
 */
export function holdUnreadable(
  plan: Plan,
  planInput: PlanInput,
  { mapping, rules }: Pick<Inputs, 'mapping' | 'rules'>,
  remembered: ReadonlySet<string>,
): Held {
  const { entries, wanted } = planInput
  const going = new Set(plan.remove.map(({ key }) => key))
  const odd = new Map(mapping.entries.flatMap((one) => (one.unreadable.length > 0 ? [[one.name, one] as const] : [])))
  const kept = entries.flatMap((entry) => {
    const wants = odd.get(entry.name ?? '')
    if (!wants || going.has(entry.key) || !isOwn(entry, planInput)) return []
    return wants.unreadable.filter((one) => isKept(entry, wants, one)).map((one) => toHeld(wants.name, one))
  })
  const { copies } = mapping.facts
  if (copies.length === 0) return { plan: { ...plan, held: [...plan.held, ...kept] }, copies: [] }

  const models = new Map(wanted.map(({ name, model }) => [name, model]))
  const paths = new Map(rules.map(({ rule }) => [rule.name, rule.reads[0] ?? '']))
  const rows: { readonly name: string; readonly value: UnreadableValue }[] = []
  const update = plan.update.flatMap((one) => {
    const model = models.get(one.name)
    if (one.adopted || model === undefined || remembered.has(model)) return [one]
    const strange = one.fields.filter(({ rule, from, to }) => copies.includes(rule) && isOtherType(from, to))
    for (const { rule, to } of strange) {
      rows.push({ name: one.name, value: { model, path: paths.get(rule) ?? '', value: to ?? null } })
    }
    const fields = one.fields.filter((field: FieldChange) => !strange.includes(field))
    return fields.length > 0 ? [{ ...one, fields }] : []
  })
  const moved = new Set(plan.move?.map(({ key }) => key))
  const still = plan.update.filter(({ key }) => !moved.has(key) && !update.some((one) => one.key === key))
  const held = [...plan.held, ...kept, ...rows.map(({ name, value }) => toHeld(name, value))]
  return {
    plan: { ...plan, update, held, unchanged: plan.unchanged + still.length },
    copies: rows.map(({ value }) => value),
  }
}

/** Whether something stands there that the rules would change if they took the value for absent. */
function isKept(entry: ConfigEntry, { fields }: Entry, { keeps }: KeepingValue): boolean {
  const data = entry.data()
  return keeps.some((path) => {
    const present = valueAt(data, path)
    const wanted = fields.find((field) => field.path === path)?.value
    return present === undefined ? wanted !== undefined : wanted === undefined || !equalJson(present, wanted)
  })
}

function toHeld(name: string, { path, value }: UnreadableValue): HeldChange {
  return heldNow(name, path, unreadableReason(value))
}
