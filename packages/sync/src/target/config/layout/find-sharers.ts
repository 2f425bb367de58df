import { includeList, parseConfig } from '@copilot-sync/config-writer'
import { SyncError } from '@copilot-sync/errors'
import { basename, dirname, resolve } from 'node:path'
import { readSiblings } from './read-siblings.ts'

/** Names of other configs in the folder that include our file: their proxies would lose it. */
export async function findSharers(path: string, config: string): Promise<string[]> {
  const others = await readSiblings(config, basename(path))
  return others
    .filter(({ name }) => name !== basename(path))
    .filter(({ name, text }) => includesOf(text, name).some((item) => resolve(dirname(path), item) === path))
    .map(({ name }) => name)
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
