import { readFileSync } from 'node:fs'
import { parseObject } from './json.ts'

/** The versions of LiteLLM that copilot-sync is proven with. */
export function readVersions(): { readonly pinned: string; readonly all: readonly string[] } {
  const versions = Object.values(parseObject(readFileSync(new URL('versions.json', import.meta.url), 'utf8')))
  const [pinned = '', ...others] = versions.filter((version) => typeof version === 'string')
  return { pinned, all: [...new Set([pinned, ...others])] }
}
