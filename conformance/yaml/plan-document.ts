import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { JsonMap } from '../../packages/catalog/src/index.ts'
import { createRedactor } from '../../packages/errors/src/index.ts'
import { systemClock } from '../../packages/state/src/index.ts'
import { diff, nodeFiles, type SyncOutcome } from '../../packages/sync/src/index.ts'

/** What a sync of this config would write, by the steps that `diff` takes; a code when it is refused. */
export async function planDocument(
  config: string,
  models: readonly JsonMap[],
  settings: JsonMap,
): Promise<SyncOutcome | { readonly refused: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-yaml-'))
  try {
    const [path, catalog, file] = ['config.yaml', 'models.json', 'settings.json'].map((name) => join(folder, name))
    if (path === undefined || catalog === undefined || file === undefined) throw new Error('no paths')
    await writeFile(path, config)
    await writeFile(catalog, JSON.stringify({ data: models }))
    await writeFile(file, JSON.stringify(settings))
    const runtime = {
      env: {},
      home: folder,
      cwd: folder,
      files: nodeFiles(folder),
      redactor: createRedactor(),
      signal: new AbortController().signal,
      clock: systemClock,
      now: () => Date.now(),
      sleep: (milliseconds: number) => wait(milliseconds),
      random: () => 0.5,
      readStdin: async () => new Uint8Array(),
      progress: () => {},
      warn: () => {},
    }
    // Generated catalogs take most of the entries away, which a guard would refuse.
    const force = 'a generated catalog'
    return await diff(runtime, { config: path, settings: file, catalog, timeoutMs: 10_000, force })
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string')
      return { refused: `${error.code} ${error.message}` }
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
