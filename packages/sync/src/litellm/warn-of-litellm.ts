import type { Runtime } from '../contract/runtime.ts'
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

/** Below zero where `a` is the older one. Compares the numbers of a release; `rc1`, `.dev2` and the like do not count. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)]
  const at = left.findIndex((number, index) => number !== right[index])
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0)
}

function numbersOf(version: string): readonly [number, number, number] {
  const [, major, minor, patch] = /^(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(version) ?? []
  return [Number(major ?? 0), Number(minor ?? 0), Number(patch ?? 0)]
}
