import { isMap } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import {
  changedRow,
  type JsonMap,
  newRow,
  type PlannedChanges,
  type Reference,
  rowEntry,
  type Target,
} from '@copilot-sync/sync'
import { randomUUID } from 'node:crypto'

export interface RowTarget extends Target {
  /** Rows by opaque keys. */
  readonly rows: Map<string, JsonMap>
  /** Names that something beside the rows names. */
  named: readonly string[]
  /** How many calls go well before one fails. */
  calls: number
  /** Called before the rows are changed. */
  meanwhile: () => void
  version: number
  row(name: string): JsonMap | undefined
}

/** Rows behind an API that changes one at a time: no text, no versions but one that counts, nothing that is all or nothing. */
export function rowTarget(identity: string, rows: readonly JsonMap[] = []): RowTarget {
  let undo = 0
  const change = ({ add, update, remove }: PlannedChanges): (() => void)[] => [
    ...add.map(
      ({ entry }) =>
        () =>
          void target.rows.set(randomUUID(), newRow(entry)),
    ),
    ...update.map(
      ({ key, fields }) =>
        () =>
          void target.rows.set(key, changedRow(target.rows.get(key) ?? {}, fields)),
    ),
    ...remove.map(
      ({ key }) =>
        () =>
          void target.rows.delete(key),
    ),
  ]
  const target: RowTarget = {
    identity,
    rows: new Map(rows.map((row) => [randomUUID(), row])),
    named: [],
    calls: Infinity,
    meanwhile: () => {},
    version: 1,
    row: (name) => [...target.rows.values()].find((row) => row['model_name'] === name),
    open: async () => ({
      version: `rows@${target.version}`,
      entries: [...target.rows].map(([key, row]) => rowEntry(key, row)),
      away: new Set(),
      otherNames: [],
      other: () => [],
      warnings: [],
      namedBy: (names) =>
        target.named.filter((name) => names.has(name)).map((name): Reference => ({ name, place: 'router' })),
    }),
    exists: async () => {},
    preview: () => ({ texts: [] }),
    apply: async (plan, { expect, beforeCommit }) => {
      target.meanwhile()
      await beforeCommit()
      if (expect !== `rows@${target.version}`) {
        throw new SyncError('CONFIG_CHANGED', 'somebody changed the rows', { hint: 'Again.' })
      }
      undo += 1
      for (const call of change(plan)) {
        if (target.calls <= 0) {
          const failed = new SyncError('WRITE_FAILED', 'the API answered 500', { hint: 'Run it again.' })
          return { failed, undo: `undo-${undo}`, texts: [] }
        }
        target.calls -= 1
        target.version += 1
        call()
      }
      return { failed: null, undo: `undo-${undo}`, texts: [] }
    },
    isTorn: async () => false,
    repair: async () => [],
  }
  return target
}

/** A part of a row. */
export const at = (row: JsonMap | undefined, part: string, key: string): unknown => {
  const below = row?.[part]
  return isMap(below) ? below[key] : undefined
}
