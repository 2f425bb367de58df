/** A value that JSON can hold; declared here because nothing of ours lies below this package. */
type Data = null | boolean | number | string | readonly Data[] | { readonly [key: string]: Data }

/**
 * Why an entry, or a value of it, is held (first line: by the memory, then by guards, then by the run), or why an entry goes.
 * - `MISSING`: the catalog does not offer the model; `seen`: null, or what turns it out.
 * - `VALUE_RETURNED`: the catalog has an earlier value again; `seen`: {from, to}.
 * - `VALUE_UNREADABLE`: the catalog states it in a type that no rule reads; `seen`: {from, to}, without `from` where nobody remembers it.
 * - `STILL_NAMED`: something names the entry; `seen`: why it would go; `places`: where.
 * - `LIMIT_HALVED`: a limit falls to a half or less; `seen`: {from, to}.
 * - `NEW_MODEL`: only proposed; `seen`: what it is proposed for, [] where settings propose all.
 * - `RULE_FAILED`: a rule did not decide; `seen`: {rule, message}.
 * - `RESTORED`: a restore undid it; `seen`: the backup's id.
 * - `FOREIGN_ENTRY`: an entry with our mark that this state folder never wrote.
 * - `GONE`, `LEFT_OUT` (`seen`: the select rule's words), `RENAMED`, `NAME_TAKEN` (`seen`: names, or null): why an entry goes.
 * - `OTHER_MODEL` (`seen`: the model), `NOT_OFFERED` (`seen`: the source that was asked), `UNKNOWN` (`seen`: {source, near}), `REFUSED` (`seen`: the guard's
 *   message), `PAUSED` (`seen`: the pause): why a model is not served, or not yet.
 */
export const reasonCodes = [
  'MISSING',
  'VALUE_RETURNED',
  'VALUE_UNREADABLE',
  'STILL_NAMED',
  'LIMIT_HALVED',
  'NEW_MODEL',
  'RULE_FAILED',
  'RESTORED',
  'FOREIGN_ENTRY',
  'GONE',
  'LEFT_OUT',
  'RENAMED',
  'NAME_TAKEN',
  'OTHER_MODEL',
  'NOT_OFFERED',
  'UNKNOWN',
  'REFUSED',
  'PAUSED',
] as const

export type ReasonCode = (typeof reasonCodes)[number]

/** What ends a hold: time and more fetches, a flag of `sync`, `resume`, or an edit of config, settings or rule. */
export type Way = 'wait' | 'prune' | 'force' | 'take' | 'resume' | 'config' | 'settings' | 'rule'

/** Why something is as it is, as data; the command line words it. */
export interface Reason {
  readonly code: ReasonCode
  readonly seen: Data
  /** Where in the config, for people: `router_settings.fallbacks[0]`. */
  readonly places: readonly string[]
  /** What ends it, the mildest way first; empty for what is not held. */
  readonly until: readonly Way[]
}

const ways: Readonly<Partial<Record<ReasonCode, readonly Way[]>>> = {
  MISSING: ['wait', 'prune'],
  VALUE_RETURNED: ['wait', 'prune'],
  VALUE_UNREADABLE: ['wait'],
  STILL_NAMED: ['config', 'force'],
  LIMIT_HALVED: ['force'],
  NEW_MODEL: ['settings', 'force'],
  RULE_FAILED: ['rule'],
  RESTORED: ['wait', 'resume'],
  FOREIGN_ENTRY: ['take'],
  PAUSED: ['resume'],
}

/** A reason with the ways that end one of its code. */
export function reason(code: ReasonCode, seen: Data = null, places: readonly string[] = []): Reason {
  return { code, seen, places, until: ways[code] ?? [] }
}
