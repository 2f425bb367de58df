import type { SyncWarning } from '@copilot-sync/errors'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../../bin/run.js', import.meta.url))

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

/** Runs the command line as it is shipped, in a process of its own, with nothing of this machine's environment but PATH. */
export async function runCli(args: readonly string[], { cwd, env = {}, stdin = '' }: RunOptions): Promise<Run> {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, NO_COLOR: '1', ...env },
    // A run that waits for good has no exit code.
    timeout: 60_000,
    killSignal: 'SIGKILL',
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk))
  child.stdin.on('error', () => undefined).end(stdin)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, stdout, stderr, json: () => JSON.parse(stdout) as JsonOutput }
}
