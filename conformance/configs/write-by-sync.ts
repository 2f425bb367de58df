import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoToken, type JsonObject, type Simulator } from '../../packages/simulator/src/index.ts'
import type { Modes } from '../types.ts'
import { userConfig } from './user-config.ts'

/** Lets the command line as it is shipped sync a user's config in `folder`, over HTTP; returns its JSON document. */
export async function writeBySync(
  cli: string,
  folder: string,
  modes: Modes,
  simulator: Simulator,
  config = userConfig,
): Promise<JsonObject> {
  const tokens = join(folder, 'sync-tokens')
  await mkdir(tokens, { recursive: true })
  await writeFile(join(tokens, 'access-token'), demoToken, { mode: 0o600 })
  await writeFile(join(folder, 'config.yaml'), config)
  // JSON is YAML too. `entry` is left out where it is the default, as people do.
  const { entry, ...rest } = modes
  const settings = entry === 'full' ? rest : modes
  await writeFile(join(folder, 'copilot-sync.yaml'), JSON.stringify(settings))
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    GITHUB_COPILOT_TOKEN_DIR: tokens,
    ...simulator.environment(),
  }
  const args = [cli, 'sync', '--config', join(folder, 'config.yaml'), '--json']
  const { code, stdout, stderr } = await run(process.execPath, args, env)
  if (code !== 0) throw new Error(`sync ended with ${code}: ${stdout.slice(0, 600)} ${stderr.slice(0, 600)}`)
  const document: JsonObject = JSON.parse(stdout)
  return document
}

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

async function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(program, [...args], { env, maxBuffer: 1 << 26, timeout: 120_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr })
    })
  })
}
