import type { Mapping, Skipped } from '@copilot-sync/mapper'
import { fingerprint, type Memory, readMemory, settle, type Settled } from '@copilot-sync/memory'
import type { ConfigEntry, Whose } from '@copilot-sync/plan'
import type { StatePlace } from '@copilot-sync/state'
import { memoryDir } from '../context/memory-dir.ts'
import type { Runtime } from '../contract/runtime.ts'
import { mapModels } from '../inputs/map-models.ts'
import type { Inputs } from '../inputs/read-inputs.ts'
import { ruleVersion } from '../inputs/rules/rule-version.ts'
import { ownModels } from './own-models.ts'

export interface RecallOptions {
  /** A catalog from a file has no part in the memory … */
  readonly catalog?: string | undefined
  /** … unless it is to be remembered. */
  readonly remember?: boolean | undefined
  /** Whatever waits goes now. */
  readonly prune?: boolean | undefined
}

/** What this answer and earlier ones say together. */
export interface Recalled {
  readonly dir: string
  /** The memory before this answer. */
  readonly memory: Memory
  readonly settled: Settled
  /** What the rules make of the stable catalog. */
  readonly mapping: Mapping
  /** What they make of the one before this answer; only where rules or settings are others than then. */
  readonly before: { readonly ids: readonly string[]; readonly mapping: Mapping } | null
  /** The limits that the last run held. */
  readonly heldLimits: readonly string[]
}

/** For people, in the history; never held. */
const SHOWN = ['name', 'vendor', 'preview', 'version', 'capabilities.family']

/** Where the memory lies, and the target's entries: what ours serve it holds although it never saw it. */
interface Kept {
  readonly state: StatePlace
  readonly entries: readonly ConfigEntry[]
  readonly whose: Whose
}

/** The stable catalog by the memory of earlier fetches; null where memory has no part. Writes nothing. */
export async function recall(
  runtime: Pick<Runtime, 'warn'>,
  { state, entries, whose }: Kept,
  inputs: Inputs,
  { catalog: file, remember, prune }: RecallOptions,
): Promise<Recalled | null> {
  if (file !== undefined && !remember) return null
  const { account, catalog, fetchedAt, mapping, rules, settings } = inputs
  const dir = memoryDir(state)
  const { memory, state: read } = await readMemory(dir)
  if (read === 'corrupt') {
    runtime.warn({
      code: 'MEMORY_UNREADABLE',
      message: `the memory of earlier catalogs in ${dir} cannot be read; every model is held as if it were missed first now`,
    })
  }
  const settled = settle(
    memory,
    {
      models: catalog.models,
      at: fetchedAt,
      ineligible: ineligible(inputs),
      unreadable: mapping.unreadable,
      apiBase: catalog.apiBase,
      apiVersion: catalog.apiVersion,
      account: account === null ? null : fingerprint(account, memory.salt),
      ruleVersion: ruleVersion(rules, settings),
    },
    {
      ...settings.hold,
      reads: rules.flatMap(({ rule }) => rule.reads),
      shown: SHOWN,
      prune,
      known: ownModels(entries, whose),
    },
  )
  const { earlier } = settled
  return {
    dir,
    memory,
    settled,
    mapping: isMapped(settled, mapping) ? mapping : mapModels(settled.models, inputs),
    before: earlier && { ids: earlier.map(({ id }) => id), mapping: mapModels(earlier, inputs) },
    heldLimits: memory.kept ?? [],
  }
}

/** The stable catalog is the answer itself. */
function isMapped({ held }: Settled, { unreadable }: Mapping): boolean {
  return held.length === 0 && unreadable.length === 0
}

/** What the catalog's own fields turn out: neither the user's word, nor a rule that failed or could not read them, nor a name that is taken. */
function ineligible({ mapping: { failed, skipped }, rules }: Inputs): Map<string, string> {
  const selects = new Set(rules.flatMap(({ rule }) => ('select' in rule && rule.decides !== 'user' ? [rule.name] : [])))
  const failures = new Set(failed.map(({ model, rule }) => `${rule} ${model}`))
  const isSaid = ({ id, rule, unreadable }: Skipped): boolean => !unreadable && !failures.has(`${rule} ${id}`)
  const rows = skipped.filter((one) => selects.has(one.rule) && isSaid(one))
  return new Map(rows.map(({ id, reason }) => [id, reason]))
}
