import type { Catalog } from '@copilot-sync/api-client'
import type { Mapping } from '@copilot-sync/mapper'
import { isEmptyPlan, type Plan } from '@copilot-sync/plan'
import type { Paused } from '../pauses/paused.ts'
import type { SyncResult } from './sync-result.ts'

interface Report {
  readonly config: string
  readonly catalog: Pick<Catalog, 'models' | 'apiBase' | 'apiVersion' | 'sha256'>
  readonly mapping: Pick<Mapping, 'skipped' | 'unmapped'>
  readonly plan: Plan
  readonly backup: string | null
  readonly paused?: Paused | null
}

/** The contract's shape of a plan, done or not. */
export function toResult({ config, catalog, mapping, plan, backup, paused = null }: Report): SyncResult {
  return {
    changed: !isEmptyPlan(plan),
    config,
    backup,
    added: plan.add.map(({ name }) => name),
    updated: updatesOf(plan),
    removed: plan.remove.map(({ name }) => name),
    held: plan.held,
    unchanged: plan.unchanged,
    userEntries: plan.userEntries,
    adoptable: plan.adoptable,
    other: plan.other,
    skipped: mapping.skipped.map(({ id, reason }) => ({ id, reason })),
    unmapped: mapping.unmapped,
    catalog: {
      models: catalog.models.length,
      apiBase: catalog.apiBase,
      apiVersion: catalog.apiVersion,
      sha256: catalog.sha256,
    },
    paused,
  }
}

/** The updates of a plan; an absent value is null. */
export function updatesOf(plan: Plan): SyncResult['updated'] {
  return plan.update.map(({ name, fields }) => ({
    name,
    fields: fields.map(({ path, from, to, rule }) => ({ path, from: from ?? null, to: to ?? null, rule })),
  }))
}
