import { statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { Env } from './types.ts'

export interface TokenFiles {
  readonly folder: string
  readonly accessToken: string
  readonly apiKey: string
  /** Whether LiteLLM, given the same environment, looks in another folder. */
  readonly folderIsOurs: boolean
}

/**
 * The token files by LiteLLM's own names (authenticator.py, 1.106.2): `GITHUB_COPILOT_TOKEN_DIR`, else the mounted folder
 * when it exists, else `~/.config/litellm/github_copilot`; a file name may be an absolute path. LiteLLM knows no XDG folder.
 */
export function tokenFiles(env: Env, home: string, mountedFolder = '/github_auth'): TokenFiles {
  const named = env['GITHUB_COPILOT_TOKEN_DIR']
  const folderIsOurs = !named && statSync(mountedFolder, { throwIfNoEntry: false })?.isDirectory() === true
  const folder = named || (folderIsOurs ? mountedFolder : join(home, '.config', 'litellm', 'github_copilot'))
  const within = (name: string) => (isAbsolute(name) ? name : join(folder, name))
  return {
    folder,
    folderIsOurs,
    accessToken: within(env['GITHUB_COPILOT_ACCESS_TOKEN_FILE'] || 'access-token'),
    apiKey: within(env['GITHUB_COPILOT_API_KEY_FILE'] || 'api-key.json'),
  }
}
