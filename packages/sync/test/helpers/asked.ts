import { type CommonOptions, sync } from '@copilot-sync/sync'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createTestRuntime, type TestRuntime } from './runtime.ts'

export interface Place {
  readonly runtime: TestRuntime
  readonly options: CommonOptions & { readonly catalog: string }
  path(name: string): string
  read(name: string): string
  write(name: string, text: string): void
  /** The catalog of the next question. */
  offer(...models: readonly object[]): void
  /** A sync that is remembered, at its own time. */
  sync(at?: number): Promise<void>
}

/** A model that can be served, with what is to be different. */
export const chat = (id: string, more: object = {}): object => ({
  id,
  name: id.toUpperCase(),
  vendor: 'Vendor',
  preview: false,
  model_picker_enabled: true,
  supported_endpoints: ['/chat/completions'],
  capabilities: {
    type: 'chat',
    limits: { max_prompt_tokens: 1000, max_output_tokens: 500 },
    supports: { vision: true, streaming: true },
  },
  ...more,
})

/** The nearest: the first that begins alike. */
export const suggest = (typed: string, candidates: readonly string[]): string | undefined =>
  candidates.find((one) => one.slice(0, 5) === typed.slice(0, 5))

/** A folder with a config and a catalog, and questions about them. */
export function createPlace(config: string | null = 'model_list: []\n'): Place {
  const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-asked-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = (name: string): string => join(folder, name)
  const write = (name: string, text: string): void => writeFileSync(path(name), text)
  if (config !== null) write('config.yaml', config)
  const runtime = createTestRuntime(folder)
  const options = { config: 'config.yaml', catalog: 'models.json', timeoutMs: 1000 }
  return {
    runtime,
    options,
    path,
    write,
    read: (name) => readFileSync(path(name), 'utf8'),
    offer: (...models) => write('models.json', JSON.stringify({ data: models })),
    sync: async (at) => {
      const clock = at === undefined ? {} : { now: () => at, clock: { ...runtime.clock, now: () => at } }
      await sync({ ...runtime, ...clock }, { ...options, remember: true, dryRun: false, lockTimeoutMs: 1000 })
    },
  }
}
