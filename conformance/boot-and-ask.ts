import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSimulator, type Simulator } from '../packages/simulator/src/index.ts'
import { askAll } from './cells/ask-all.ts'
import { readList } from './cells/read-info.ts'
import { makeTokens } from './configs/make-tokens.ts'
import { expectModels } from './expect-models.ts'
import { startProxy } from './proxy/start-proxy.ts'
import type { CatalogFile, Modes, Run } from './types.ts'

export interface Plan {
  readonly name: string
  readonly catalog: CatalogFile
  readonly modes?: Modes
  readonly strict?: boolean
  /** Puts `config.yaml` into the folder; throws when it cannot. */
  readonly write: (folder: string, simulator: Simulator, setting: Setting) => Promise<void>
}

export interface Setting {
  readonly programs: string
  readonly litellm: string
  /** The command line under test. */
  readonly cli: string
  readonly keep: boolean
}

/** One run: a simulator with the catalog, a config, a proxy, all cells; nothing is left behind. */
export async function bootAndAsk({ catalog, modes, name, strict = true, write }: Plan, setting: Setting): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'))
  const simulator = await startSimulator({ catalog: { data: catalog.models, object: 'list' }, strict })
  try {
    await write(folder, simulator, setting)
    simulator.clearRequests()
    const environment = { ...simulator.environment(), GITHUB_COPILOT_TOKEN_DIR: await makeTokens(folder) }
    const proxy = await startProxy(setting.programs, folder, environment)
    try {
      const list = await readList(proxy, '/v1/models')
      const names = list.map(({ id }) => (typeof id === 'string' ? id : '')).toSorted()
      const rows = await askAll(proxy, simulator, expectModels(catalog.models), names)
      const { litellm } = setting
      return { name, litellm, catalog: catalog.name, modes, rows, names, bootSeconds: proxy.bootSeconds }
    } finally {
      await proxy.close()
    }
  } finally {
    await simulator.close()
    if (!setting.keep) await rm(folder, { recursive: true, force: true })
  }
}
