import type { SyncError, SyncWarning } from '@copilot-sync/errors'
import { wordReasons } from '../words/word-reasons.ts'

/** The one document that `--json` prints; docs/cli.md. */
export type JsonDocument =
  | { ok: true; command: string; schemaVersion: 1; result: unknown; warnings: readonly SyncWarning[] }
  | {
      ok: false
      command: string
      schemaVersion: 1
      error: { code: string; message: string; hint: string; exit: number }
      result?: unknown
      warnings: readonly SyncWarning[]
    }

export function successDocument(command: string, result: unknown, warnings: readonly SyncWarning[]): JsonDocument {
  return { ok: true, command, schemaVersion: 1, result: wordReasons(result), warnings }
}

export function errorDocument(
  command: string,
  error: SyncError,
  warnings: readonly SyncWarning[],
  result?: unknown,
): JsonDocument {
  const { code, message, hint, exit } = error
  return {
    ok: false,
    command,
    schemaVersion: 1,
    error: { code, message, hint, exit },
    ...(result === undefined ? {} : { result: wordReasons(result) }),
    warnings,
  }
}
