import { includeList, parseConfig } from '@copilot-sync/config-writer'
import { SyncError } from '@copilot-sync/errors'
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/** Names of other configs in the folder that include our file: their proxies would lose it. */
export async function findSharers(path: string, config: string): Promise<string[]> {
  const folder = dirname(path)
  const sharers: string[] = []
  for (const name of await readdir(folder).catch(() => [])) {
    if (!/\.ya?ml$/.test(name) || name === basename(path) || name === basename(config)) continue
    const text = await readFile(join(folder, name), 'utf8').catch(() => '')
    if (text.includes(basename(path)) && includesOf(text, name).some((item) => resolve(folder, item) === path)) {
      sharers.push(name)
    }
  }
  return sharers
}

/** What is no config includes nothing. */
function includesOf(text: string, name: string): readonly string[] {
  try {
    return includeList(parseConfig(text, name))
  } catch (error) {
    if (error instanceof SyncError) return []
    throw error
  }
}
