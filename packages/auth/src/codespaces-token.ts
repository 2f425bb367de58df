import type { Strategy } from './types.ts'

/** `GITHUB_TOKEN` can be exchanged in a Codespace only; elsewhere the name stands for tokens that cannot. */
export const codespacesToken: Strategy = {
  name: 'codespaces-token',
  place: ({ env }) => (env['CODESPACES'] ? 'GITHUB_TOKEN' : 'GITHUB_TOKEN (which counts in a Codespace only)'),
  find: ({ env }) => (env['CODESPACES'] ? { text: env['GITHUB_TOKEN'] ?? '' } : undefined),
}
