import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JsonMap } from '../../packages/catalog/src/index.ts'
import { parseObject } from '../json.ts'
import type { Modes } from '../types.ts'
import { userConfig } from './user-config.ts'

/** Lets the command line as it is shipped sync a user's config in `folder`, over HTTP; returns its JSON document. */
export async function writeBySync(
  cli: string,
  folder: string,
  modes: Modes,
  environment: Readonly<Record<string, string>>,
): Promise<JsonMap> {
  await writeFile(join(folder, 'config.yaml'), userConfig)
  // JSON is YAML too.
  await writeFile(join(folder, 'copilot-sync.yaml'), JSON.stringify(modes))
  const args = [cli, 'sync', '--config', join(folder, 'config.yaml'), '--json']
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, ...environment }
  const { code, stdout, stderr } = await run(process.execPath, args, env)
  if (code !== 0) throw new Error(`sync ended with ${code}: ${stdout.slice(0, 600)} ${stderr.slice(0, 600)}`)
  return parseObject(stdout)
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
