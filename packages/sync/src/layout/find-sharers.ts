import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Names of other YAML files in the folder that speak of our included file: their proxies would lose it. */
export async function findSharers(path: string, config: string): Promise<string[]> {
  const [folder, name] = [dirname(path), basename(path)]
  const sharers: string[] = []
  for (const file of await readdir(folder).catch(() => [])) {
    if (!/\.ya?ml$/.test(file) || file === name || file === basename(config)) continue
    const text = await readFile(join(folder, file), 'utf8').catch(() => '')
    if (/^[^#\n]*include/m.test(text) && text.includes(name)) sharers.push(file)
  }
  return sharers
}
