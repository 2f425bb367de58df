import { execFileSync, spawn } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { envelope, GITHUB, serveExchange, temporaryFolder } from './helpers/stage.ts'

/** Gives a process mounts of its own. */
const program = 'unshare'
const script = fileURLToPath(new URL('helpers/authenticate-once.ts', import.meta.url))
const mount = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'

function canMount(): boolean {
  try {
    execFileSync(program, ['-rm', 'sh', '-c', 'mount -t tmpfs none /mnt'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Authenticates twice in a process for which the folder is mounted read-only, as `./github_auth:/github_auth:ro` does. */
async function authenticateIn(folder: string, env: Record<string, string>): Promise<unknown> {
  const node = [process.execPath, '--conditions=@copilot-sync/source', script]
  const child = spawn(program, ['-rm', 'sh', '-c', mount, folder, ...node], {
    env: { PATH: process.env['PATH'], HOME: folder, GITHUB_COPILOT_TOKEN_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(await text(child.stdout))
}

// Needs a Linux that lets a process have mounts of its own.
test.skipIf(!canMount())('a folder that is mounted read-only', async () => {
  const folder = temporaryFolder()
  const elsewhere = temporaryFolder()
  writeFileSync(join(folder, 'access-token'), GITHUB)
  const { url } = await serveExchange({ body: envelope(1e9) })
  const env = { GITHUB_COPILOT_API_KEY_URL: url }

  expect(await authenticateIn(folder, env)).toEqual({
    source: 'exchange',
    warnings: [expect.stringMatching(/EROFS.*GITHUB_COPILOT_API_KEY_FILE/)],
  })
  expect(readdirSync(folder)).toEqual(['access-token'])

  const file = join(elsewhere, 'api-key.json')
  const cured = await authenticateIn(folder, { ...env, GITHUB_COPILOT_API_KEY_FILE: file })
  expect(cured).toEqual({ source: 'exchange', warnings: [] })
  expect(readdirSync(elsewhere)).toEqual(['api-key.json'])
})
