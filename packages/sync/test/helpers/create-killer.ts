import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { ActionName } from './act.ts'

const SCRIPT = fileURLToPath(new URL('act-and-die.ts', import.meta.url))

export interface Killer {
  /** Does it in a process of its own, which ends itself before the given step; 0 = never. */
  actAndDie(
    folder: string,
    action: ActionName,
    at: number,
  ): Promise<{ readonly steps: readonly string[]; readonly signal: string | null }>
  dispose(): void
}

/** Bundles the script first: a start is then a third of the time. */
export async function createKiller(): Promise<Killer> {
  const scratch = mkdtempSync(join(tmpdir(), 'copilot-sync-kills-'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, resolve: { conditions: ['@copilot-sync/source', 'node', 'import'] } },
    build: { ssr: SCRIPT, outDir: join(scratch, 'bundle') },
  })
  const script = join(scratch, 'bundle/act-and-die.js')
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'copilot-sync-compile-cache') }
  return {
    actAndDie(folder, action, at) {
      const child = spawn(process.execPath, [script, folder, action, String(at)], { env })
      const said = { stdout: '', stderr: '' }
      child.stdout.on('data', (data: Buffer) => (said.stdout += data.toString()))
      child.stderr.on('data', (data: Buffer) => (said.stderr += data.toString()))
      return new Promise((resolve, reject) => {
        child.once('close', (_, signal) => {
          if (signal === null && said.stderr !== '') reject(new Error(said.stderr))
          else resolve({ steps: said.stdout.trim().split('\n'), signal })
        })
      })
    },
    dispose: () => rmSync(scratch, { recursive: true }),
  }
}
