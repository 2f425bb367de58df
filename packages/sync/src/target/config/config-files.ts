import { decodeConfig, IMAGE_FILE, INCLUDE_FILE, parseConfig, readIncludes } from '@copilot-sync/config-writer'
import { dirname, join } from 'node:path'
import { type ConfigPlace, readPlaced } from './place/config-place.ts'

/** The files that a config is made of, and those that we may write beside it. Of one that cannot be read nothing is known. */
export async function configFiles(place: ConfigPlace): Promise<{ readonly what: string; readonly path: string }[]> {
  const folder = dirname(place.realPath)
  return [
    { what: 'the config', path: place.path },
    ...(await included(place)).map((path) => ({ what: 'a file that the config includes', path })),
    ...[IMAGE_FILE, INCLUDE_FILE].map((name) => ({
      what: 'a file of ours beside the config',
      path: join(folder, name),
    })),
  ]
}

async function included(place: ConfigPlace): Promise<string[]> {
  try {
    const { path } = place
    const text = decodeConfig(await readPlaced(place), path)
    if (!text.includes('include')) return []
    const { files, missing } = await readIncludes(parseConfig(text, path), { path })
    return [...files.map(({ file }) => file), ...missing]
  } catch {
    return []
  }
}
