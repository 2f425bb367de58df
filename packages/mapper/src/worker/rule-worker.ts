import type { CatalogModel, CatalogPath, Json } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import { enableCompileCache, flushCompileCache } from 'node:module'
import { workerData } from 'node:worker_threads'
import { freezeDeep } from '../freeze-deep.ts'
import { loadRules } from '../load-rules.ts'
import { contributionOf } from '../map-model.ts'
import { messageOf } from '../message-of.ts'
import { nameModel } from '../name-model.ts'
import type { ModelView, RuleUse } from '../rule.ts'
import { selectModel } from '../select-model.ts'
import { recordReads, withoutPaths } from '../trace/record-reads.ts'
import { valueFault } from '../value-fault.ts'
import { viewModel } from '../view-model.ts'
import { collectFiles } from './collect-files.ts'
import { raiseFence } from './fence.ts'
import { placeOf } from './place-of.ts'
import {
  type AskRequest,
  cells,
  type Fault,
  type LoadRequest,
  type Reply,
  type Request,
  type RuleData,
  type WorkerData,
} from './protocol.ts'

// The thread in which rules of others run: loads their modules, and answers one question at a time.
const { port, cells: shared, from, cache }: WorkerData = workerData
if (cache !== undefined) enableCompileCache(cache)
const afterMicrotasks = setImmediate
const modules = new Map<number, readonly RuleUse[]>()
const models = new Map<number, CatalogModel>()
const files = collectFiles(from)
const fence = raiseFence(shared)

port.on('message', (request: Request) => void answer(request))
reply()

async function answer(request: Request): Promise<void> {
  const isLoad = 'reference' in request
  fence.enter(request.module, isLoad ? 'load' : 'ask')
  const said = isLoad ? await load(request) : ask(request)
  // What a rule left to microtasks belongs to its answer: a throw there counts, and a loop there keeps the answer back.
  afterMicrotasks(() => {
    const fault = fence.broken && faultOf(fence.broken.cause)
    port.postMessage({ ...said, ...(fault && { fault }), files: files.take() } satisfies Reply)
    reply()
    // A thread that is ended keeps nothing.
    if (isLoad) flushCompileCache()
  })
}

function reply(): void {
  Atomics.add(shared, cells.answers, 1)
  Atomics.notify(shared, cells.answers)
}

async function load({ module, reference }: LoadRequest): Promise<Omit<Reply, 'files'>> {
  try {
    const uses = await loadRules([reference], from)
    const rules = uses.map(({ rule }) => dataOf(rule))
    modules.set(module, uses)
    return { rules }
  } catch (cause) {
    if (!(cause instanceof SyncError)) return { fault: faultOf(cause) }
    const { message, hint } = cause
    return { invalid: { message, hint, stack: cause.cause instanceof Error ? cause.cause.stack : undefined } }
  }
}

const CONTRACT = ['api', 'name', 'summary', 'reads', 'writes', 'overrides']
const CODE = new Set(['map', 'select', 'names', 'examples'])

/** What a rule says of itself, read once. */
function dataOf(rule: object): RuleData {
  const facts: Record<string, Json> = { kind: ['map', 'select', 'names'].find((key) => key in rule) ?? null }
  for (const key of new Set([...CONTRACT, ...Object.keys(rule)])) {
    const value: unknown = CODE.has(key) ? undefined : Reflect.get(rule, key)
    if (isValue(value)) facts[key] = value
  }
  return facts
}

const isValue = (value: unknown): value is Json => valueFault(value, { isOwnWord: true }) === undefined

function ask({ module, rule: index, key, model, hidden }: AskRequest): Omit<Reply, 'files'> {
  const reads = new Map<CatalogPath, Json>()
  try {
    if (model) models.set(key, freezeDeep(model))
    const [use, asked] = [modules.get(module)?.[index], models.get(key)]
    if (!use || !asked) throw new TypeError('the rule or the model is not known')
    const view = recordReads(withoutPaths(viewModel(asked), new Set(hidden)), reads)
    return { answer: JSON.stringify(answerOf(use, view)), reads: [...reads.keys()] }
  } catch (cause) {
    return { fault: faultOf(cause), reads: [...reads.keys()] }
  }
}

function answerOf({ rule, options }: RuleUse, view: ModelView): Json | undefined {
  if ('map' in rule) return Object.fromEntries(contributionOf({ rule, options }, view))
  if ('select' in rule) return selectModel(view, { rule, options })
  return nameModel(view, { rule, options })
}

function faultOf(cause: unknown): Fault {
  try {
    return { message: messageOf(cause), place: placeOf(cause, (file) => files.has(file)) }
  } catch {
    return { message: 'something that is no error', place: null }
  }
}
