import type { Catalog } from '@copilot-sync/catalog'
import { failedRules, type Mapping } from '@copilot-sync/mapper'
import { isEmptyPlan, otherPath, type Plan } from '@copilot-sync/plan'
import type { Paused, SyncResult } from '../contract/sync-result.ts'
import type { Settings } from '../inputs/settings/settings.ts'

interface Report {
  readonly config: string
  readonly catalog: Pick<Catalog, 'models' | 'apiBase' | 'apiVersion' | 'sha256'>
  readonly mapping: Pick<Mapping, 'skipped' | 'unmapped' | 'failed'>
  readonly plan: Plan
  readonly settings?: Pick<Settings, 'layout'>
  readonly backup: string | null
  readonly paused?: Paused | null
}

/** The contract's shape of a plan, done or not. */
export function toResult({ config, catalog, mapping, plan, settings, backup, paused = null }: Report): SyncResult {
  return {
    changed: !isEmptyPlan(plan),
    config,
    backup,
    added: plan.add.map(({ name }) => name),
    updated: updatesOf(plan, settings?.layout ?? 'inline'),
    removed: plan.remove.map(({ name }) => name),
    held: plan.held,
    unchanged: plan.unchanged,
    userEntries: plan.userEntries,
    adoptable: plan.adoptable,
    other: plan.other.map((change) => ({ path: otherPath(change), from: change.from, to: change.to })),
    skipped: mapping.skipped.map(({ id, reason }) => ({ id, reason })),
    unmapped: mapping.unmapped,
    failed: failedRules(mapping),
    catalog: {
      models: catalog.models.length,
      apiBase: catalog.apiBase,
      apiVersion: catalog.apiVersion,
      sha256: catalog.sha256,
    },
    paused,
  }
}

/** The updates of a plan, and the entries that go over to the other file; an absent value is null. */
export function updatesOf({ update, move = [] }: Plan, layout: Settings['layout']): SyncResult['updated'] {
  const from = layout === 'include' ? 'inline' : 'include'
  const goesOver = { path: 'layout', from, to: layout, rule: 'layout' }
  const moved = new Set(move.map(({ name }) => name))
  const updated = update.map(({ name, fields }) => ({
    name,
    fields: [
      ...(moved.has(name) ? [goesOver] : []),
      ...fields.map(({ path, from: was, to, rule, writer }) => ({
        path,
        from: was ?? null,
        to: to ?? null,
        rule,
        ...(writer ? { writer } : {}),
      })),
    ],
  }))
  const changed = new Set(update.map(({ name }) => name))
  const only = [...moved].filter((name) => !changed.has(name))
  return [...updated, ...only.map((name) => ({ name, fields: [goesOver] }))]
}
