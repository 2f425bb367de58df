import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const cache = fileURLToPath(new URL('../../node_modules/.cache/copilot-sync/', import.meta.url))

/** Folder of the environment's programs, with `litellm` of exactly this version; made once, kept for later. */
export async function makeVenv(python: string, version: string): Promise<string> {
  const folder = join(cache, `litellm-${version}`)
  const programs = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin')
  const done = join(folder, 'complete')
  if (existsSync(done)) return programs
  await rm(folder, { recursive: true, force: true })
  await mkdir(cache, { recursive: true })
  await run(python, ['-m', 'venv', folder])
  const options = ['install', '--quiet', '--disable-pip-version-check', '--prefer-binary', `litellm[proxy]==${version}`]
  await run(join(programs, 'pip'), options, { maxBuffer: 1 << 26, timeout: 900_000 })
  await writeFile(done, '')
  return programs
}
