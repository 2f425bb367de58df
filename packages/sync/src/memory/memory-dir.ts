import { configKey, type StatePlace } from '@copilot-sync/config-writer'
import { memoryFolder } from '@copilot-sync/memory'
import { join } from 'node:path'

/** Where the memory of a config lies in its state folder. */
export function memoryDir(place: StatePlace): string {
  return memoryFolder(place.stateDir, configKey(place))
}

/** The folders of a memory that may hold temp files of a run that died. */
export function memoryFolders(place: StatePlace): string[] {
  const dir = memoryDir(place)
  return [dir, join(dir, 'catalogs')]
}
