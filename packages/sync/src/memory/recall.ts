import type { StatePlace } from '@copilot-sync/state'
import { markOf } from '@copilot-sync/catalog'
import { mapCatalog, type Mapping } from '@copilot-sync/mapper'
import { fingerprint, type Memory, readMemory, settle, type Settled } from '@copilot-sync/memory'
import type { ConfigEntry, Whose } from '@copilot-sync/plan'
import { ignored } from '@copilot-sync/rules-copilot'
import type { Runtime } from '../contract/runtime.ts'
import type { Prepared } from '../inputs/prepare.ts'
import { memoryDir } from '../context/memory-dir.ts'
import { ownModels } from './own-models.ts'
import { ruleVersion } from '../inputs/rules/rule-version.ts'

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
  { state: place, entries, whose }: Kept,
  prepared: Prepared,
  { catalog: file, remember, prune }: RecallOptions,
): Promise<Recalled | null> {
  if (file !== undefined && !remember) return null
  const { account, catalog, fetchedAt, mapping, rules, settings } = prepared
  const dir = memoryDir(place)
  const { memory, state } = await readMemory(dir)
  if (state === 'corrupt') {
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
      ineligible: ineligible(prepared),
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
  const mark = markOf(settings.owner)
  return {
    dir,
    memory,
    settled,
    mapping: settled.held.length === 0 ? mapping : mapCatalog(settled.models, rules, ignored, mark),
    before: earlier && { ids: earlier.map(({ id }) => id), mapping: mapCatalog(earlier, rules, ignored, mark) },
    heldLimits: memory.kept ?? [],
  }
}

/** What the catalog's own fields turn out: neither the user's word, nor a rule that failed, nor a name that is taken. */
function ineligible({ mapping: { failed, skipped }, rules }: Prepared): Map<string, string> {
  const selects = new Set(rules.flatMap(({ rule }) => ('select' in rule && rule.decides !== 'user' ? [rule.name] : [])))
  const failures = new Set(failed.map(({ model, rule }) => `${rule} ${model}`))
  const rows = skipped.filter(({ id, rule }) => selects.has(rule) && !failures.has(`${rule} ${id}`))
  return new Map(rows.map(({ id, reason }) => [id, reason]))
}
