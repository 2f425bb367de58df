import { equalJson, isMap, type Json } from '@copilot-sync/catalog'
import type { ConfigEntry, PlanInput } from './types.ts'

export type Written = Pick<PlanInput, 'ledger'> & Partial<Pick<PlanInput, 'owned'>>

/** Whether `left` is what a move that was cut off left behind of `there`: beside fields that we write or wrote it says nothing else. */
export function isTwin(left: ConfigEntry, there: ConfigEntry, { ledger, owned = [] }: Written): boolean {
  const written = [...owned, ...Object.keys(ledger[left.id ?? ''] ?? {})]
  const fields = new Map(fieldsOf(there.data()))
  return fieldsOf(left.data()).every(([path, value]) => {
    const other = fields.get(path)
    if (other !== undefined && equalJson(value, other)) return true
    return written.some((one) => one === path || one.startsWith(`${path}.`))
  })
}

/** By `model_name`, `model_info.mode`, … */
function fieldsOf(data: Json): [string, Json][] {
  return below(data).flatMap(([name, value]) =>
    isMap(value) ? below(value).map(([key, field]): [string, Json] => [`${name}.${key}`, field]) : [[name, value]],
  )
}

const below = (value: Json): [string, Json][] => (isMap(value) ? Object.entries(value) : [])
