import { configKey, type StatePlace } from '@copilot-sync/state'
import { memoryFolder } from '@copilot-sync/memory'

/** Where the memory of a config lies in its state folder. */
export function memoryDir(place: StatePlace): string {
  return memoryFolder(place.stateDir, configKey(place))
}
