import type { OtherChange } from './types.ts'

/** How a change beside the entries is named in results: `litellm_settings.callbacks`, `include`, `file:<name>`. */
export function otherPath(change: OtherChange): string {
  if (change.kind === 'file') return `file:${change.name}`
  return change.kind === 'callbacks' ? 'litellm_settings.callbacks' : 'include'
}
