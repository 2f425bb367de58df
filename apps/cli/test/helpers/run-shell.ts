import { bin, spawnCollected } from './spawn-collected.ts'
import type { Workspace } from './workspace.ts'

/** A run by a shell, for redirections and pipes of its own. `$CLI` is the program. */
export async function runShell({ folder: cwd, env }: Workspace, command: string) {
  return spawnCollected('bash', ['-c', command], { cwd, env: { ...env, CLI: `${process.execPath} ${bin}` } })
}
