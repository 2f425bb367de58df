import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSimulator } from '../../packages/simulator/src/index.ts'
import type { Setting } from '../boot-and-ask.ts'
import { makeTokens } from '../configs/make-tokens.ts'
import { runLive } from '../live/run-live.ts'
import type { Count } from './run-faults.ts'

/** `--live` as a person would use it, with the simulator in place of the service: costs first, then answers, no secret in the results. */
export async function rehearseLive(setting: Setting, print: (text: string) => void): Promise<Count> {
  const home = await mkdtemp(join(tmpdir(), 'conformance-home-'))
  const simulator = await startSimulator()
  try {
    const tokens = await makeTokens(home)
    const environment = { HOME: home, GITHUB_COPILOT_TOKEN_DIR: tokens, ...simulator.environment() }
    const lines: string[] = []
    const options = { environment, model: '', print: (text: string) => void lines.push(text) }
    const unasked = await runLive(setting, { ...options, yes: false })
    const early = simulator.requests.filter(({ method }) => method !== 'GET').length
    const result = await runLive(setting, { ...options, yes: true })
    const shared = JSON.stringify(result?.shared ?? {})
    const faults = [
      unasked === undefined && early === 0 ? '' : `${early} requests before --yes`,
      lines[0]?.includes('22 models') ? '' : `the cost is not stated first: ${lines[0]}`,
      /tid=|ghu_|127\.0\.0\.1/.test(shared) ? 'a secret or a host is in the results' : '',
      ...(result?.verdicts ?? [])
        .filter(({ color }) => color === 'wrong')
        .map(({ cell, model, why }) => `${model} ${cell} ${why}`),
    ].filter((fault) => fault !== '')
    print(`live: rehearsed with the simulator, ${result?.verdicts.length ?? 0} cells, ${faults.length} faults`)
    for (const fault of faults) print(`  ✗ ${fault}`)
    return { cells: 3 + (result?.verdicts.length ?? 0), failed: faults.length + (result === undefined ? 1 : 0) }
  } finally {
    await simulator.close()
    await rm(home, { recursive: true, force: true })
  }
}
