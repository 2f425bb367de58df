import type { SyncWarning } from '@copilot-sync/errors'
import { bin, spawnCollected } from './spawn-collected.ts'

export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** stdout as the one JSON document. */
  json(): JsonOutput
}

interface JsonOutput {
  readonly ok: boolean
  readonly command: string
  readonly schemaVersion: number
  readonly warnings: readonly SyncWarning[]
  // oxlint-disable-next-line typescript/no-explicit-any -- tests reach into results of every shape
  readonly result: any
  readonly error: { readonly code: string; readonly message: string; readonly hint: string; readonly exit: number }
}

export interface RunOptions {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
}

/** Runs the command line as it is shipped, in a process of its own. */
export async function runCli(args: readonly string[], { cwd, env = {}, stdin = '' }: RunOptions): Promise<Run> {
  const said = await spawnCollected(process.execPath, [bin, ...args], { cwd, env, stdin })
  return { ...said, json: () => JSON.parse(said.stdout) as JsonOutput }
}
