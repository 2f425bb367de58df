import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoToken } from '../../packages/simulator/src/index.ts'

/** A token folder of LiteLLM with the token that the simulator accepts. */
export async function makeTokens(folder: string): Promise<string> {
  const tokens = await mkdtemp(join(folder, 'tokens-'))
  await writeFile(join(tokens, 'access-token'), demoToken, { mode: 0o600 })
  return tokens
}
