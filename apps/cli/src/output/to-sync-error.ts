import { SyncError } from '@copilot-sync/errors'

/** Gives every error the one shape: oclif's parse errors are wrong usage, anything unforeseen is a fault of ours. */
export async function toSyncError(error: unknown, flags: readonly string[] = []): Promise<SyncError> {
  if (error instanceof SyncError) return error
  if (isSyncError(error)) return error
  const { message, name } = error instanceof Error ? error : new Error(String(error))
  if (isParseError(error)) {
    const [line = 'wrong usage'] = message.split('\n')
    const unknown = /^Nonexistent flags?: (--?[^\s,=]+)/.exec(line)?.[1]
    const near =
      unknown === undefined ? undefined : (await import('@copilot-sync/errors/suggest')).suggest(unknown, flags)
    return new SyncError('USAGE', message.replace(/\nSee more help with --help$/, '').replaceAll(/\s*\n\s*/g, ' '), {
      hint: near
        ? `Did you mean ${near}? Add --help for all flags.`
        : 'Add --help to the command for its flags and examples.',
      cause: error,
    })
  }
  return new SyncError('INTERNAL', `${name}: ${message}`, {
    hint: 'This is a fault of copilot-sync: run again with --verbose and report what it prints.',
    cause: error,
  })
}

/** A bundle may hold the class twice; the shape decides. */
function isSyncError(error: unknown): error is SyncError {
  return error instanceof Error && error.name === 'SyncError' && 'hint' in error && 'exit' in error
}

function isParseError(error: unknown): boolean {
  return error instanceof Error && 'oclif' in error
}
