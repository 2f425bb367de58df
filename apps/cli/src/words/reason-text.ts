import type { Reason, ReasonCode, Way } from '@copilot-sync/errors'
import type { Words as RunWords } from '@copilot-sync/sync'

type Seen = Reason['seen']
type Words = (seen: Seen, places: readonly string[]) => string

/** A reason in one line: what was seen, then what ends it, where a person can. */
export function reasonText(reason: Reason): string {
  const end = endOf(reason)
  return end === null ? seenText(reason) : `${seenText(reason)}; ${end}`
}

/** What was seen. */
export function seenText({ code, seen, places }: Reason): string {
  return words[code](seen, places)
}

/** Who wants a change of a field; of one that only goes, why. */
export function ruleText({ rule, writer }: Parameters<RunWords['rule']>[0]): string {
  if (writer) return writer.gone ? `rule ${writer.rule} is gone` : `rule ${writer.rule} no longer writes it`
  return rule === 'ledger' ? 'no rule writes it any more' : rule
}

const words: Readonly<Record<ReasonCode, Words>> = {
  MISSING: (seen) => (seen === null ? 'not in the catalog' : text(seen)),
  VALUE_RETURNED: (seen) => {
    const [from, to] = fromTo(seen)
    if (seen === null) return 'the catalog says otherwise'
    if (to === null) return 'the catalog no longer states it'
    return typeof from === 'number' && from > 0 && !(typeof to === 'number' && to > 0)
      ? `the catalog says ${shown(to)} in place of ${shown(from)}, which states nothing`
      : `the catalog is back at an earlier value, ${shown(to)}`
  },
  VALUE_UNREADABLE: (seen) => {
    const [from, to] = fromTo(seen)
    const instead = from === null ? '' : ` in place of ${shown(from)}`
    return `the catalog says ${shown(to)}${instead}, which no rule can read`
  },
  STILL_NAMED: (seen, places) => `${innerText(seen)}, but still named in ${places.join(', ')}`,
  LIMIT_HALVED: (seen) => {
    const [from, to] = fromTo(seen)
    return `the catalog says ${shown(to)} in place of ${shown(from)}, half or less`
  },
  NEW_MODEL: (seen) => {
    const why = Array.isArray(seen) ? seen.map(proposal).join(', ') : ''
    return `new, and only proposed (${why || '`newModels: propose`'})`
  },
  RULE_FAILED: (seen) => {
    const message = at(seen, 'message')
    return `rule ${text(at(seen, 'rule'))} failed${message === null ? '' : `: ${text(message)}`}`
  },
  RESTORED: (seen) => `backup ${text(seen)} was restored`,
  FOREIGN_ENTRY: (seen) =>
    `${seen === null ? '' : `${innerText(seen)}, but `}it carries our mark and was not written for these settings`,
  GONE: () => 'gone from the catalog',
  LEFT_OUT: text,
  RENAMED: () => 'served under another name',
  NAME_TAKEN: (seen) =>
    Array.isArray(seen)
      ? `an entry of yours has the name ${seen.map(text).join(', ')}`
      : 'an entry of yours serves this name',
  OTHER_MODEL: (seen) => `an entry of yours has that name and asks for ${text(seen)}, not for Copilot's`,
  NOT_OFFERED: (seen) => `${answer(seen)} does not have it, and an entry of yours names it`,
  UNKNOWN: (seen) => {
    const [source, near] = [answer(at(seen, 'source')), at(seen, 'near')]
    return near === null ? `${source} does not have it` : `${source} has no such id; the nearest is ${text(near)}`
  },
  REFUSED: text,
  PAUSED: (seen) => {
    const [since, until, reason] = ['since', 'until', 'reason'].map((key) => at(seen, key))
    const parts = [
      ...(since ? [`since ${text(since)}`] : []),
      ...(until ? [`until ${text(until)}`] : []),
      `(${reason ? text(reason) : 'no reason given'})`,
    ]
    return `sync is paused ${parts.join(' ')}`
  },
}

const ACCEPT = 'copilot-sync sync --force "reason"'
const ends: Readonly<Partial<Record<Way, string>>> = {
  config: 'take it out there',
  settings: 'change `newModels`',
  force: `accept it: ${ACCEPT}`,
  take: 'take it over: copilot-sync sync --take NAME',
  resume: 'copilot-sync resume lets it in',
}

/** What waits ends by itself; how to hurry it is said once for all. */
function endOf({ until }: Reason): string | null {
  const told = until.flatMap((way) => ends[way] ?? [])
  return told.length > 0 ? told.join(', or ') : null
}

function proposal(seen: Seen): string {
  const what = at(seen, 'what')
  if (what === 'preview') return 'in preview'
  if (what === 'vendor') return `vendor ${text(at(seen, 'vendor') ?? 'unknown')}`
  const price = at(seen, 'price')
  return price === null ? 'the catalog states no price' : `${text(price)} USD per million output tokens`
}

/** Why an entry would go, within another reason. */
function innerText(seen: Seen): string {
  const code = at(seen, 'code')
  const found = isCode(code) ? words[code] : undefined
  return found ? found(at(seen, 'seen'), []) : 'it would go'
}

const isCode = (code: Seen): code is ReasonCode => typeof code === 'string' && Object.hasOwn(words, code)

const answer = (source: Seen): string => (source === 'memory' ? 'what is remembered' : 'this answer')

const fromTo = (seen: Seen): readonly [Seen, Seen] => [at(seen, 'from'), at(seen, 'to')]

function at(seen: Seen, key: string): Seen {
  if (typeof seen !== 'object' || seen === null || Array.isArray(seen)) return null
  const value: Seen | undefined = Reflect.get(seen, key)
  return value ?? null
}

const shown = (seen: Seen): string => JSON.stringify(seen)

function text(seen: Seen): string {
  return typeof seen === 'string' ? seen : JSON.stringify(seen)
}
