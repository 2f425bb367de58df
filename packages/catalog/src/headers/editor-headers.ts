import { SyncError } from '@copilot-sync/errors'
import { findHeaderFaults } from './find-header-faults.ts'

/**
 * What LiteLLM 1.106.2 sends of its own accord; Copilot answers 400 without the editor version and integration id.
 * Lower-case: LiteLLM merges headers by exact case on /responses and /v1/messages, and `Editor-Version` would go out doubled.
 */
const defaults = {
  'editor-version': 'vscode/1.95.0',
  'editor-plugin-version': 'copilot-chat/0.26.7',
  'user-agent': 'GitHubCopilotChat/0.26.7',
  'copilot-integration-id': 'vscode-chat',
}

/** The names of the headers by which an editor makes itself known. */
export const editorHeaderNames: ReadonlySet<string> = new Set(Object.keys(defaults))

/**
 * The complete set of editor headers, names in lower case: the defaults, with `base` and then `values` over them and
 * beside them. SETTINGS_INVALID for what no header can be or may be.
 */
export function editorHeaders(
  values: Readonly<Record<string, string>> = {},
  base: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const [fault] = findHeaderFaults(values)
  if (fault) {
    throw new SyncError(
      'SETTINGS_INVALID',
      `the editor header ${JSON.stringify(fault.name.slice(0, 100))} ${fault.message}`,
      {
        hint: 'Give header names and values of printable ASCII, as in `editor-version: vscode/1.95.0`.',
      },
    )
  }
  const given = Object.entries(values).map(([name, value]) => [name.toLowerCase(), value] as const)
  return { ...defaults, ...base, ...Object.fromEntries(given) }
}
