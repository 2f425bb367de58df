import type { CatalogModel } from '@copilot-sync/catalog'
import { type Place, SyncError } from '@copilot-sync/errors'
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { checkRuleShape } from '../check-rule-shape.ts'
import type { RuleReference } from '../load-rules.ts'
import { RuleFault } from '../rule-fault.ts'
import type { ModelView, Rule, RuleUse, SelectRule } from '../rule.ts'
import { shownBy } from '../view-model.ts'
import type { Fault, Reply, Request, RuleData } from './protocol.ts'
import { type RuleThread, startThread } from './rule-thread.ts'

export { type RuleThread, startThread }

/** Milliseconds. */
export interface RuleLimits {
  readonly load: number
  readonly call: number
  /** All loads and calls together. */
  readonly run: number
}

const LIMITS: RuleLimits = { load: 3000, call: 1000, run: 10_000 }

interface StartOptions {
  readonly limits?: RuleLimits | undefined
  /** One that was started before, so that it is there by now. */
  readonly thread?: RuleThread | undefined
}

interface Module {
  readonly index: number
  readonly name: string
  readonly reference: RuleReference
  readonly options: unknown
  /** Its file, as far as it can be found. */
  readonly place: Place | null
  /** For each of its rules: null, or why and at which model it was given up. */
  readonly given: (({ readonly at: string | null } & Fault) | null)[]
}

/**
 * The rules that settings name, run in a thread of their own, which is ended when one of them does not answer in time: that
 * rule is given up, the others go on. A module that does not load in time decides nothing and lets nothing be decided: its
 * stand-in fails for every model. A fence against accidents, no sandbox. Throws RULE_INVALID for plain mistakes.
 */
export function startRules(
  references: readonly RuleReference[],
  from: string,
  { limits = LIMITS, thread: first = startThread(from) }: StartOptions = {},
): RuleUse[] {
  const modules = references.map((reference, index): Module => {
    const [name, options] = typeof reference === 'string' ? [reference, undefined] : reference
    return { index, name, reference, options, place: placeOf(name, from), given: [] }
  })
  const files = new Map<string, string>()
  const numbers = new WeakMap<CatalogModel, number>()
  let models = 0
  let spent = 0
  let thread: RuleThread | undefined = first
  let told = new Set<number>()

  const identity = (): string => {
    const rows = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
    return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
  }
  const stop = (): void => {
    thread?.stop()
    thread = undefined
  }
  const timed = (at: RuleThread, request: Request, limit: number): Reply | undefined => {
    const started = performance.now()
    const reply = spent < limits.run ? at.ask(request, Math.min(limit, limits.run - spent)) : undefined
    spent += performance.now() - started
    for (const [file, mark] of reply?.files ?? []) files.set(file, mark)
    return reply
  }
  /** What is said of a module or rule whose time was up. */
  const late = ({ place }: Module, what: string, limit: number): Fault => {
    const isRun = spent >= limits.run
    const message = isRun
      ? `the rules of this run took more than ${seconds(limits.run)}`
      : `it did not ${what} within ${seconds(limit)}, and was stopped`
    return { message, place }
  }
  /** The module whose own timer keeps the thread from answering. */
  const busyModule = (at: RuleThread): Module | undefined => modules[at.busyWith() ?? -1]

  const load = (module: Module, at: RuleThread): Reply => {
    const reply = timed(at, { module: module.index, reference: module.reference }, limits.load)
    if (reply?.fault) return { ...reply, fault: { ...reply.fault, place: reply.fault.place ?? module.place } }
    if (reply) return reply
    const busy = busyModule(at)
    stop()
    if (!busy || busy === module) return { files: [], fault: late(module, 'load', limits.load) }
    giveUp(busy, null, late(busy, 'end its timer', limits.load))
    return load(module, open())
  }
  /** The thread, with every module that is still asked. */
  const open = (): RuleThread => {
    // One that was asked nothing for a while has gone.
    let ready = thread?.isOver ? undefined : thread
    while (!ready) {
      const started = startThread(from)
      started.ready()
      thread = ready = started
      told = new Set()
      for (const module of modules) {
        if (thread !== started || module.given.every((one) => one !== null)) continue
        const { fault } = load(module, started)
        if (fault) giveUp(module, null, fault)
      }
      ready = thread
    }
    ready.ready()
    return ready
  }
  const ask = (module: Module, rule: number, view: ModelView): unknown => {
    const shown = shownBy(view)
    if (!shown) throw new TypeError('a rule of the settings is asked by the mapper alone')
    for (;;) {
      refuse(module, rule)
      const at = open()
      // Its module may not have loaded again.
      refuse(module, rule)
      const key = numbers.get(shown.model) ?? models++
      numbers.set(shown.model, key)
      const model = told.has(key) ? {} : { model: shown.model }
      told.add(key)
      const reply = timed(at, { module: module.index, rule, key, ...model, hidden: shown.hidden }, limits.call)
      if (reply) return take(reply, view, module)
      const busy = busyModule(at)
      stop()
      if (busy) giveUp(busy, view.id, late(busy, 'end its timer', limits.call))
      else giveUp(module, view.id, late(module, 'answer', limits.call), rule)
    }
  }

  return modules.flatMap((module): RuleUse[] => {
    const reply = load(module, open())
    if (reply.fault) return [{ rule: standIn(module.name, reply.fault), identity }]
    if (reply.invalid) {
      stop()
      throw invalid(reply.invalid)
    }
    return (reply.rules ?? []).map((facts, index): RuleUse => {
      module.given[index] = null
      const rule = toRule(facts, module.name, (view) => ask(module, index, view))
      return { rule, options: module.options, identity }
    })
  })
}

/** One rule of the module, or all. */
function giveUp({ given }: Module, at: string | null, fault: Fault, rule?: number): void {
  for (const index of given.keys()) if (rule === undefined || rule === index) given[index] ??= { at, ...fault }
}

function refuse({ given }: Module, rule: number): void {
  const up = given[rule]
  if (up) throw new RuleFault(up.message, up.place, up.at)
}

function take({ answer, fault, reads = [] }: Reply, view: ModelView, { place }: Module): unknown {
  // So that a view that notes what is looked at notes it here.
  for (const path of reads) void (path === 'id' ? view.id : view.get(path))
  if (fault) throw new RuleFault(fault.message, fault.place ?? place)
  return answer === undefined ? undefined : JSON.parse(answer)
}

function toRule({ kind, ...facts }: RuleData, source: string, ask: (view: ModelView) => unknown): Rule {
  return checkRuleShape({ ...facts, examples: [], [typeof kind === 'string' ? kind : 'map']: ask }, `"${source}"`)
}

/** In the place of a module that did not load: nobody knows what it selects, names or writes. */
function standIn(name: string, { message, place }: Fault): SelectRule {
  return {
    api: 1,
    name,
    summary: 'A module of the settings that did not load.',
    reads: [],
    select() {
      throw new RuleFault(message, place, null)
    },
    examples: [],
  }
}

function invalid({ message, hint, stack }: NonNullable<Reply['invalid']>): SyncError {
  const cause = stack === undefined ? undefined : Object.assign(new Error(message), { stack })
  return new SyncError('RULE_INVALID', message, { hint, cause })
}

function placeOf(name: string, from: string): Place | null {
  try {
    return { file: createRequire(resolve(from, 'settings.json')).resolve(name) }
  } catch {
    return null
  }
}

const seconds = (milliseconds: number): string => `${milliseconds / 1000} s`
