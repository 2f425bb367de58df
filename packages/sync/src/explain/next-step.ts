import type { Judgement } from './judge.ts'
import type { ExplainInput, ExplainStatus, NextStep } from './types.ts'

const PRUNE = 'copilot-sync sync --prune'
const ACCEPT = 'copilot-sync sync --force "reason"'

/** The one command, or line of the settings, that would make another answer of it. */
export function nextStep(input: ExplainInput, judgement: Judgement): NextStep {
  return STEPS[judgement.status](input, judgement)
}

const STEPS: Readonly<Record<ExplainStatus, (input: ExplainInput, judgement: Judgement) => NextStep>> = {
  unknown: ({ near }) =>
    near === null
      ? run('see what this account has', 'copilot-sync models list --all')
      : run('ask for the id that was meant', `copilot-sync explain ${quote(near)}`),
  undecided: (_, { out }) => say(`mend the rule ${out?.rule ?? ''}, or take it out of \`rules\` in the settings`),
  'left-out': leftOut,
  held: (input, { guards, stopped }) =>
    stopped
      ? run('let syncs go on', 'copilot-sync resume')
      : input.pruned !== null
        ? prune(input, 'let it go now, without waiting')
        : acceptHeld(guards),
  refused: ({ refused, names }) =>
    refused?.code === 'OWNER_CONFLICT'
      ? run('leave out what the other owner keeps, or take it over', take(names))
      : run(REFUSED[refused?.code ?? ''] ?? 'check the account and its policies, or accept it', ACCEPT),
  usable: () => run('begin a config with it', 'copilot-sync sync --create'),
  add: () => run('add it', 'copilot-sync sync'),
  change: () => run('bring its entry in step', 'copilot-sync sync'),
  remove: () => run('take its entry out of the config', 'copilot-sync sync'),
  yours: handOver,
  served: (input, { guards }) => {
    const { id, settings, held } = input
    if (guards.length > 0) return acceptHeld(guards)
    if (held.length > 0) return prune(input, 'let its values change now, without waiting')
    return set('leave it out', `exclude: ${list([...settings.exclude, id])}`)
  },
}

const REFUSED: Readonly<Record<string, string>> = {
  ACCOUNT_CHANGED: 'log in with the former account, or accept the new one',
  CATALOG_LEGACY: 'log in again for the right host, or accept the list',
}

function handOver({ names, inConfig, other, isAdoptable }: ExplainInput): NextStep {
  if (other !== null) return run('see what this account has', 'copilot-sync models list --all')
  const place = inConfig?.find(({ whose }) => whose === 'yours')?.place
  const where = place ? ` at ${place.file}:${place.line}:${place.col}` : ''
  if (names.length > 0 && !isAdoptable)
    return say(`rename your entry${where}, or take it out: it asks for another model`)
  return names.length > 0
    ? run(`rename your entry${where}, or hand it over`, 'copilot-sync sync --adopt')
    : say(`take your entry${where} out: Copilot does not offer the model`)
}

/** Each rule that leaves it out counts: what only one of them asks for is not enough. */
function leftOut(input: ExplainInput, judgement: Judgement): NextStep {
  const { out } = judgement
  const all = input.verdict?.checks.filter(({ reason }) => reason !== null) ?? []
  const others = all.filter(({ rule }) => rule !== out?.rule)
  if (!out || others.length === 0) return letIn(judgement)
  const final = others.find(({ advice }) => advice === 'none')
  if (final) return say(`nothing here can: besides the rule ${out.rule}, ${final.rule} leaves it out: ${final.reason}`)
  const step = letIn(judgement)
  const also = others.map(({ rule, reason }) => `${rule}: ${reason}`).join('; ')
  return { ...step, what: `${step.what}; that alone is not enough, for it is also left out by ${also}` }
}

/** What lets a model in that a select rule, or the name of another one, leaves out. */
function letIn({ out }: Judgement): NextStep {
  if (!out) return say('give it another name, with `aliases` or `name` in the settings')
  const { advice, rule } = out
  if (advice === null) return say(`change the rule ${rule}, or take it out of \`rules\` in the settings`)
  if (advice === 'none') return say('nothing here can: Copilot itself would have to list it otherwise')
  const { what, settings } = advice
  return settings === null ? run(`${what}, then`, 'copilot-sync sync') : set(what, settings)
}

/** Guards look at what `--prune` lets go, too. */
function prune({ id, names, inConfig, pruned }: ExplainInput, what: string): NextStep {
  if (pruned?.refused) return run(`${what}, and accept the many that go with it`, `${PRUNE} --force "reason"`)
  const mine = new Set([...names, ...(inConfig ?? []).map(({ name }) => name), id])
  const guard = pruned?.held.find(
    ({ name, reason: { code } }) => mine.has(name) && (code === 'STILL_NAMED' || code === 'LIMIT_HALVED'),
  )
  if (guard?.reason.code === 'LIMIT_HALVED') return run(what, `${PRUNE} --force "reason"`)
  if (!guard) return run(what, PRUNE)
  return run(`take it out of ${guard.reason.places.join(', ')}; then, to ${what}`, PRUNE)
}

function acceptHeld(guards: Judgement['guards']): NextStep {
  const foreign = guards.filter(({ reason: { code } }) => code === 'FOREIGN_ENTRY').map(({ name }) => name)
  if (foreign.length > 0) return run('let it go all the same', take(foreign))
  return guards.some(({ reason: { code } }) => code === 'STILL_NAMED')
    ? run('take it out where it is named, or accept that', ACCEPT)
    : run('accept it', ACCEPT)
}

const take = (names: readonly string[]): string =>
  `copilot-sync sync ${names.map((name) => `--take ${quote(name)}`).join(' ') || '--take all'}`

const run = (what: string, command: string): NextStep => ({ what, command, settings: null })
const set = (what: string, settings: string): NextStep => ({ what, command: null, settings })
const say = (what: string): NextStep => ({ what, command: null, settings: null })

const list = (items: readonly string[]): string => JSON.stringify(items)

/** For a shell, whatever the id holds. */
const quote = (text: string): string =>
  /^[\w./:@+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
