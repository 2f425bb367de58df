import { readRegularFile } from '@copilot-sync/state'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** The other YAML files in a config's folder that speak of something; those that cannot be read do not. */
export async function readSiblings(config: string, word: string): Promise<{ name: string; text: string }[]> {
  const folder = dirname(config)
  const names = await readdir(folder).catch(() => [])
  const found: { name: string; text: string }[] = []
  for (const name of names.filter((one) => /\.ya?ml$/.test(one) && one !== basename(config))) {
    const text = tryRead(join(folder, name))
    if (text.includes(word)) found.push({ name, text })
  }
  return found
}

function tryRead(file: string): string {
  try {
    return readRegularFile(file).toString('utf8')
  } catch {
    return ''
  }
}
