import { refuseText } from '../answers/refuse.ts'
import type { Answer, Call } from '../call.ts'

const required = { 'editor-version': 'Editor-Version', 'copilot-integration-id': 'Copilot-Integration-Id' }
const single = { ...required, 'editor-plugin-version': 'Editor-Plugin-Version' }

/** A header sent under two spellings arrives as one with a comma, which is no version that the service knows. */
export function checkEditorHeaders({ headers }: Call): Answer | undefined {
  for (const [name, spelling] of Object.entries(required)) {
    if (!headers[name]) return refuseText(400, `bad request: missing ${spelling} header for IDE auth`)
  }
  for (const [name, spelling] of Object.entries(single)) {
    if (headers[name]?.includes(',')) return refuseText(400, `bad request: invalid ${spelling} header`)
  }
  return undefined
}
