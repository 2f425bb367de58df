import { diff, sync, type SyncOptions, type SyncOutcome } from '@copilot-sync/sync'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createTestRuntime, type TestRuntime } from './runtime.ts'

export interface Workspace {
  readonly folder: string
  readonly runtime: TestRuntime
  path(name: string): string
  read(name: string): string
  write(name: string, text: string): void
  remove(name: string): void
  mtime(name: string): number
  /** What lies beside the config, without the catalog. */
  files(): string[]
  /** The catalog of the next runs: these model ids. */
  models(...ids: readonly string[]): void
  sync(more?: Partial<SyncOptions>): Promise<SyncOutcome>
  diff(more?: Partial<SyncOptions>): Promise<SyncOutcome>
}

/** One plain chat model of a catalog. */
function model(id: string, limits: Readonly<Record<string, number>> = {}) {
  return {
    id,
    model_picker_enabled: true,
    capabilities: {
      type: 'chat',
      limits: { max_prompt_tokens: 1000, max_output_tokens: 100, ...limits },
      supports: {},
    },
  }
}

/** A folder with these files; runs read the catalog from a file, ask nobody, and take no time from the clock. */
export function createWorkspace(files: Readonly<Record<string, string>>): Workspace {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'copilot-sync-sync-')))
  const runtime = createTestRuntime(folder)
  const path = (name: string): string => join(folder, name)
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(path(name)), { recursive: true })
    writeFileSync(path(name), text)
  }
  for (const [name, text] of Object.entries(files)) write(name, text)
  const options = {
    config: 'config.yaml',
    catalog: 'catalog.json',
    dryRun: false,
    timeoutMs: 1000,
    lockTimeoutMs: 1000,
  }
  return {
    folder,
    runtime,
    path,
    write,
    read: (name) => readFileSync(path(name), 'utf8'),
    remove: (name) => rmSync(path(name)),
    mtime: (name) => statSync(path(name)).mtimeMs,
    files: () =>
      readdirSync(folder)
        .filter((name) => name !== 'catalog.json' && name !== '.copilot-sync')
        .sort(),
    models: (...ids) => write('catalog.json', JSON.stringify({ data: ids.map((id) => model(id)) })),
    sync: (more) => sync(runtime, { ...options, ...more }),
    diff: (more) => diff(runtime, { ...options, ...more }),
  }
}
