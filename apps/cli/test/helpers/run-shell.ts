import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Workspace } from './workspace.ts'

export const bin = fileURLToPath(new URL('../../bin/run.js', import.meta.url))

/** A run by a shell, for redirections and pipes of its own. `$CLI` is the program. */
export async function runShell({ folder: cwd, env }: Workspace, command: string) {
  const child = spawn('bash', ['-c', command], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, NO_COLOR: '1', ...env, CLI: `${process.execPath} ${bin}` },
    timeout: 60_000,
    killSignal: 'SIGKILL',
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, stdout, stderr }
}
