import type { CatalogModel } from '@copilot-sync/catalog'
import { reason } from '@copilot-sync/errors'
import { type HeldRow, type Memory, readCatalogs, readMemory } from '@copilot-sync/memory'

/** What earlier fetches left, as far as people ask about it. */
export interface MemoryView {
  /** ISO 8601 of the last fetch. */
  readonly at: string
  readonly apiBase: string | null
  readonly apiVersion: string | null
  /** A salted hash; null when it is not known. */
  readonly account: string | null
  /** The address of the last catalog. */
  readonly sha: string
  /** The last answer with the values that hold, then the models that it does not have and that are not forgotten. */
  readonly models: readonly CatalogModel[]
  /** Ids of the models of the last answer. */
  readonly answered: readonly string[]
  /** What waits; a row without a path is a model. */
  readonly held: readonly HeldRow[]
}

/** The memory that lies in a folder; null when there is none that can be read. */
export async function readMemoryView(dir: string): Promise<MemoryView | null> {
  const { memory, state } = await readMemory(dir)
  const last = memory.runs.at(-1)
  if (state !== 'read' || memory.at === null || !last) return null
  const catalog = (await readCatalogs(dir, [last])).get(last.sha) ?? []
  return viewMemory(memory, catalog, { at: memory.at, sha: last.sha })
}

function viewMemory(
  { models: records, basis }: Memory,
  catalog: readonly CatalogModel[],
  { at, sha }: { readonly at: number; readonly sha: string },
): MemoryView {
  const settled = new Map(records.flatMap(({ id, json, missing }) => (json && !missing?.gone ? [[id, json]] : [])))
  const ids = new Set(catalog.map(({ id }) => id))
  return {
    at: new Date(at).toISOString(),
    apiBase: basis?.apiBase ?? null,
    apiVersion: basis?.apiVersion ?? null,
    account: basis?.account ?? null,
    sha,
    models: [
      ...catalog.map((model) => settled.get(model.id) ?? model),
      ...[...settled.values()].filter(({ id }) => !ids.has(id)),
    ],
    answered: [...ids],
    held: records.flatMap(heldRows),
  }
}

function heldRows({ id, missing, values }: Memory['models'][number]): HeldRow[] {
  if (missing) {
    const { reason: why, fetches, gone } = missing
    return gone ? [] : [{ id, path: null, reason: why, missingSince: since(missing.since), fetches }]
  }
  return Object.entries(values).flatMap(([path, { waiting }]) =>
    waiting
      ? [
          {
            id,
            path,
            reason: reason('VALUE_RETURNED'),
            missingSince: since(waiting.since),
            fetches: waiting.fetches,
          },
        ]
      : [],
  )
}

const since = (ms: number): string => new Date(ms).toISOString()
