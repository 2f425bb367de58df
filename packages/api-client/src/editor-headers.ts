import { SyncError } from '@copilot-sync/errors'

/** Lower-case, because LiteLLM 1.106.2 sends a mixed-case twin of its own beside them on some routes. */
const defaults = {
  'editor-version': 'vscode/1.95.0',
  'editor-plugin-version': 'copilot-chat/0.26.7',
  'user-agent': 'GitHubCopilotChat/0.26.7',
  'copilot-integration-id': 'vscode-chat',
}
const reserved = new Set(['authorization', 'host', 'content-length', 'transfer-encoding', 'connection', 'cookie'])

/** The editor headers, names in lower case: the defaults, with `values` over them and beside them. SETTINGS_INVALID for what no header can be. */
export function editorHeaders(values: Readonly<Record<string, string>> = {}): Record<string, string> {
  const headers: Record<string, string> = { ...defaults }
  for (const [given, value] of Object.entries(values)) {
    const name = given.toLowerCase()
    const fault = faultOf(name, value)
    if (fault) {
      throw new SyncError('SETTINGS_INVALID', `the editor header ${JSON.stringify(given)} ${fault}`, {
        hint: 'Give header names and values of printable ASCII, as in `editor-version: vscode/1.95.0`.',
      })
    }
    headers[name] = value
  }
  return headers
}

function faultOf(name: string, value: unknown): string | undefined {
  if (!/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name) || name === '__proto__') return 'has a name that no header can have'
  if (reserved.has(name)) return 'is set by the program itself'
  if (typeof value !== 'string' || !/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value)) {
    return 'has a value that is empty or not printable'
  }
  return undefined
}
