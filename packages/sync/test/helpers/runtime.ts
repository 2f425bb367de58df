import { createRedactor, formatPlace } from '@copilot-sync/errors'
import { nodeFiles, type Runtime } from '@copilot-sync/sync'

export interface TestRuntime extends Runtime {
  readonly warnings: string[]
  readonly steps: string[]
}

/** A runtime on this machine's clock that keeps what it is told. */
export function createTestRuntime(cwd: string, more: Partial<Runtime> = {}): TestRuntime {
  const warnings: string[] = []
  const steps: string[] = []
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
  return {
    cwd,
    files: nodeFiles(cwd),
    env: {},
    home: cwd,
    redactor: createRedactor(),
    signal: new AbortController().signal,
    clock: { now: Date.now, elapsed: () => performance.now(), sleep },
    now: Date.now,
    sleep,
    random: Math.random,
    readStdin: async () => new Uint8Array(),
    progress: (text) => void steps.push(text),
    warn: ({ message, place }) => void warnings.push(place ? `${formatPlace(place)}: ${message}` : message),
    warnings,
    steps,
    ...more,
  }
}
