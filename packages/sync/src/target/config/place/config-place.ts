import { readConfigFile, resolveConfigPath } from '@copilot-sync/state'

/** Where a config lies among other files. */
export interface ConfigPlace {
  /** As a person named it, for messages. */
  readonly name: string
  /** Absolute, links not followed: as LiteLLM is given it. */
  readonly path: string
  /** Absolute, all links followed: the file that is written. */
  readonly realPath: string
}

/** Finds a config that may not be there yet. Errors: CONFIG_* (6) for a path that leads nowhere. */
export async function locateConfig(name: string, path: string): Promise<ConfigPlace> {
  const realPath = await resolveConfigPath(path).catch(async (error: unknown) => {
    // A loop of links, a file in place of a folder, a missing permission: reading it says which.
    await readConfigFile(path)
    throw error
  })
  return { name, path, realPath }
}

/** Where a config is taken to lie whose links cannot be followed. */
export const placeAt = (name: string, path: string): ConfigPlace => ({ name, path, realPath: path })

/** The bytes of a config as it stands. Errors: CONFIG_* (6). */
export async function readPlaced({ path }: ConfigPlace): Promise<Uint8Array> {
  return (await readConfigFile(path)).bytes
}
