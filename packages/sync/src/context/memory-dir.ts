import { memoryFolder } from '@copilot-sync/memory'
import { configKey, type StatePlace } from '@copilot-sync/state'

/** Where the memory of a target lies in its state folder. */
export function memoryDir(state: StatePlace): string {
  return memoryFolder(state.stateDir, configKey(state))
}
