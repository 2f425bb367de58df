import type { Basis, BasisChange } from './types.ts'

const parts = ['apiBase', 'apiVersion', 'account', 'ruleVersion'] as const

/** The basis of an answer; an account that is not known now is taken to be the last one. */
export function nextBasis(before: Basis | null, { apiBase, apiVersion, account, ruleVersion }: Basis): Basis {
  return { apiBase, apiVersion, account: account ?? before?.account ?? null, ruleVersion }
}

/** What makes values of two answers not comparable. An account that was not known before is no change. */
export function compareBasis(before: Basis | null, now: Basis): BasisChange[] {
  if (!before) return []
  return parts
    .filter((part) => before[part] !== now[part] && !(part === 'account' && before.account === null))
    .map((part) => ({ part, from: before[part], to: now[part] }))
}
