import type { Runtime } from '../contract/runtime.ts'
import { compareVersions } from './compare-versions.ts'
import { findLitellmVersion } from './find-litellm-version.ts'
import { provenVersions } from './proven-versions.ts'

/** Says so when the LiteLLM of this machine is older or newer than those that copilot-sync was proven with. */
export function warnOfLitellm({ env, files, warn }: Pick<Runtime, 'env' | 'files' | 'warn'>): void {
  const version = findLitellmVersion(env, files)
  if (version === null) return
  const { oldest, newest } = provenVersions
  if (compareVersions(version, oldest) >= 0 && compareVersions(version, newest) <= 0) return
  const age = compareVersions(version, oldest) < 0 ? 'older' : 'newer'
  warn({
    code: 'LITELLM_UNPROVEN',
    message: `LiteLLM ${version} on PATH is ${age} than those that copilot-sync was proven with, ${oldest} to ${newest}`,
  })
}
