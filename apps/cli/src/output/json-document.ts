import type { SyncError } from '@copilot-sync/errors'

/** The one document that `--json` prints; docs/json.md. */
export type JsonDocument =
  | { ok: true; command: string; schemaVersion: 1; result: unknown; warnings: readonly string[] }
  | {
      ok: false
      command: string
      schemaVersion: 1
      error: { code: string; message: string; hint: string; exit: number }
      result?: unknown
      warnings: readonly string[]
    }

export function successDocument(command: string, result: unknown, warnings: readonly string[]): JsonDocument {
  return { ok: true, command, schemaVersion: 1, result, warnings }
}

export function errorDocument(
  command: string,
  error: SyncError,
  warnings: readonly string[],
  result?: unknown,
): JsonDocument {
  const { code, message, hint, exit } = error
  return {
    ok: false,
    command,
    schemaVersion: 1,
    error: { code, message, hint, exit },
    ...(result === undefined ? {} : { result }),
    warnings,
  }
}
