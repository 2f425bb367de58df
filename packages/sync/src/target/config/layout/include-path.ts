import { INCLUDE_FILE } from '@copilot-sync/config-writer'
import { dirname, join } from 'node:path'

/** Our included file lies beside the config itself, not beside a link to it. */
export function includePath(realPath: string): string {
  return join(dirname(realPath), INCLUDE_FILE)
}
