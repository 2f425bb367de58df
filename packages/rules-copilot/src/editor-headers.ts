/** What LiteLLM 1.106.2 sends of its own accord; Copilot answers 400 without the editor version and integration id. */
const defaults = {
  'editor-version': 'vscode/1.95.0',
  'editor-plugin-version': 'copilot-chat/0.26.7',
  'user-agent': 'GitHubCopilotChat/0.26.7',
  'copilot-integration-id': 'vscode-chat',
}

/**
 * The complete set of editor headers with the user's values over them. Names are lower-case: LiteLLM 1.106.2 merges
 * headers by exact case on /responses and /v1/messages, and `Editor-Version` would go out doubled.
 */
export function editorHeaders(values: Readonly<Record<string, string>> = {}): Record<string, string> {
  const given = Object.entries(values).map(([name, value]) => [name.toLowerCase(), value] as const)
  return { ...defaults, ...Object.fromEntries(given) }
}
