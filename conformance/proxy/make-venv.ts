import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const cache = fileURLToPath(new URL('../../node_modules/.cache/copilot-sync/', import.meta.url))

/**
 * Folder of the environment's programs, with `litellm` of exactly this version; made once, kept for later. A version
 * whose packages are newer than the index at hand is put over those of `pinned`.
 */
export async function makeVenv(
  python: string,
  version: string,
  pinned: string,
  print: (text: string) => void,
): Promise<string> {
  const folder = join(cache, `litellm-${version}`)
  const programs = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin')
  const done = join(folder, 'complete')
  if (existsSync(done)) return programs
  print(`installing LiteLLM ${version} into ${folder}`)
  await rm(folder, { recursive: true, force: true })
  await mkdir(cache, { recursive: true })
  await run(python, ['-m', 'venv', folder])
  try {
    await install(programs, `litellm[proxy]==${version}`)
  } catch (error) {
    if (version === pinned || !String(error).includes('No matching distribution')) throw error
    await install(programs, `litellm[proxy]==${pinned}`)
    await install(programs, `litellm==${version}`, '--no-deps')
    print(`not all packages of LiteLLM ${version} are to be had here: it runs with those of ${pinned}`)
  }
  await writeFile(done, '')
  return programs
}

async function install(programs: string, name: string, ...options: readonly string[]): Promise<void> {
  const args = ['install', '--quiet', '--disable-pip-version-check', '--prefer-binary', ...options, name]
  await run(join(programs, 'pip'), args, { maxBuffer: 1 << 26, timeout: 900_000 })
}
