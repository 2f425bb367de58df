import type { Redactor, SyncWarning } from '@copilot-sync/errors'
import type { Clock } from '@copilot-sync/state'
import type { Files } from './files.ts'
import type { SyncResult } from './sync-result.ts'

/** All that a run may know of the world around it. Nothing below reads the process, the clock or the environment itself. */
export interface Runtime {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  readonly cwd: string
  readonly files: Files
  readonly redactor: Redactor
  /** Aborted by SIGINT and SIGTERM, with the SyncError to end with as its reason. */
  readonly signal: AbortSignal
  /** Wall clock and a clock that never steps, for locks and backups. */
  readonly clock: Clock
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
  /** 0 ≤ n < 1 */
  readonly random: () => number
  readonly readStdin: () => Promise<Uint8Array>
  /** Asks on a terminal whether these changes to entries of the user are to be made; absent where nobody can answer. */
  confirm?: ((question: string, changes: SyncResult['updated']) => Promise<boolean>) | undefined
  /** Called with a name before each system call that changes a file, so that a test can end the process there. */
  readonly step?: ((name: string) => void) | undefined
  /** What is going on, for progress and the log. */
  readonly progress: (text: string) => void
  /** Something that the user should know; collected into `warnings`. */
  readonly warn: (warning: SyncWarning) => void
}

/** What every command knows: where things lie and how long the network may take. */
export interface CommonOptions {
  /** Path of LiteLLM's config. */
  readonly config: string
  /** Path of our settings file; undefined = `copilot-sync.yaml|yml|json` beside the config, when it exists. */
  readonly settings?: string | undefined
  /** undefined = `.copilot-sync/` beside the config's real path */
  readonly stateDir?: string | undefined
  /** For all requests of the command together. */
  readonly timeoutMs: number
}
