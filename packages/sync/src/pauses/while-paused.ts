import { readRunState, type StatePlace } from '@copilot-sync/config-writer'
import { entryId } from '@copilot-sync/mapper'
import { isOwn, type Plan } from '@copilot-sync/plan'
import { includePath } from '../layout/include-path.ts'
import { readIncludeFile } from '../layout/read-include-file.ts'
import { toResult } from '../report/to-result.ts'
import type { Runtime } from '../runtime.ts'
import { openConfig, type OpenOptions } from '../steps/open-config.ts'
import type { SyncOutcome } from '../sync-outcome.ts'
import { pausedNow, sayPaused } from './paused.ts'

/**
 * What a sync comes back with while it is paused, else undefined. It asks nobody, and a config that is broken meanwhile
 * is not its business.
 */
export async function whilePaused(
  runtime: Runtime,
  options: OpenOptions,
  place: StatePlace,
): Promise<SyncOutcome | undefined> {
  const state = await readRunState(place)
  const paused = pausedNow(state, runtime.now())
  if (!paused) return undefined
  runtime.warn(`${sayPaused(paused)}; nothing was written`)
  const parsed = await openConfig(runtime, options).then(
    (open) => open.parsed,
    () => null,
  )
  const included = await readIncludeFile(includePath(place.realPath), false).catch(() => null)
  const entries = [...(parsed?.entries ?? []), ...(included?.parsed.entries ?? [])]
  const plan: Plan = { ...NOTHING, unchanged: entries.filter((entry) => isOwn(entry, entryId)).length }
  const catalog = { models: [], apiBase: null, apiVersion: null, sha256: '' }
  const mapping = { skipped: [], unmapped: [], failed: [] }
  const result = toResult({ config: place.realPath, catalog, mapping, plan, backup: null, paused })
  const seen = state.last?.catalog ?? { models: 0, apiBase: null, apiVersion: null, sha256: null }
  const text = parsed?.text ?? ''
  return { result: { ...result, catalog: seen }, plan, texts: { before: text, after: text } }
}

const NOTHING: Omit<Plan, 'unchanged'> = {
  add: [],
  update: [],
  remove: [],
  held: [],
  other: [],
  userEntries: [],
  adoptable: 0,
  wildcards: [],
  copies: [],
}
