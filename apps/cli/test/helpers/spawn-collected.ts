import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The command line as it is shipped. */
export const bin = fileURLToPath(new URL('../../bin/run.js', import.meta.url))

interface SpawnOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** All of standard input; left open where it is not given. */
  readonly stdin?: string | undefined
}

/** Runs a program with nothing of this machine's environment but PATH, and collects what it says. */
export async function spawnCollected(program: string, args: readonly string[], { cwd, env, stdin }: SpawnOptions) {
  const child = spawn(program, args, {
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
  if (stdin !== undefined) child.stdin.on('error', () => undefined).end(stdin)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, stdout, stderr }
}
