import { readText } from './read-text.ts'
import type { Strategy } from './types.ts'

/** The GitHub token that LiteLLM's device login leaves as plain text. */
export const litellmFolder: Strategy = {
  name: 'litellm-folder',
  place: ({ accessTokenFile }) => accessTokenFile,
  find: ({ accessTokenFile }) => readText(accessTokenFile),
}
