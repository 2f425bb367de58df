import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Simulator } from '../../packages/simulator/src/index.ts'
import { bootAndAsk, type Setting } from '../boot-and-ask.ts'
import { loadYaml } from '../configs/load-yaml.ts'
import { makeTokens } from '../configs/make-tokens.ts'
import { writeBySync } from '../configs/write-by-sync.ts'
import { expectModels } from '../expect-models.ts'
import { expectedRed } from '../expected.ts'
import { plantedFaults, type PlantedFault } from '../faults.ts'
import { objects } from '../json.ts'
import { pool } from '../pool.ts'
import { cellNames, type CatalogFile, type Expectation, type Modes, type Run } from '../types.ts'
import { usual } from './plan-catalogs.ts'

export interface Count {
  readonly cells: number
  readonly failed: number
}

/** Tests the harness: mistakes planted into a good config must turn exactly those cells red that they are known to break. */
export async function runFaults(
  catalog: CatalogFile,
  setting: Setting,
  jobs: number,
  print: (text: string) => void,
): Promise<Count> {
  const models = expectModels(catalog.models)
  const counts = await pool(plantedFaults, jobs, async (fault) => {
    const modes = { ...usual, ...fault.modes }
    const write = async (folder: string, simulator: Simulator): Promise<void> =>
      plant(fault, modes, models, setting, folder, simulator)
    const run = await bootAndAsk({ name: fault.name, catalog, modes, write }, setting)
    const cells = Object.values(run.rows).flatMap((row) => Object.values(row))
    const wrong = judge(fault, run, models)
    print(`planted: ${fault.name}: ${cells.filter(({ ok }) => !ok).length} of ${cells.length} cells red`)
    for (const line of wrong) print(`  ✗ ${line}`)
    return { cells: cells.length, failed: wrong.length }
  })
  const sum = (key: keyof Count): number => counts.reduce((total, each) => total + each[key], 0)
  return { cells: sum('cells'), failed: sum('failed') }
}

async function plant(
  fault: PlantedFault,
  modes: Modes,
  models: readonly Expectation[],
  { cli, programs }: Setting,
  folder: string,
  simulator: Simulator,
): Promise<void> {
  const tokens = await makeTokens(folder)
  await writeBySync(cli, folder, modes, { ...simulator.environment(), GITHUB_COPILOT_TOKEN_DIR: tokens })
  const file = join(folder, 'config.yaml')
  const [config = {}] = await loadYaml(programs, [file])
  const planted = objects(config['model_list']).map((entry) => {
    const model = models.find(({ id }) => entry['model_name'] === `github_copilot/${id}`)
    return model === undefined ? entry : fault.plant(entry, model)
  })
  await writeFile(file, JSON.stringify({ ...config, model_list: planted }, undefined, 1))
}

function judge(fault: PlantedFault, run: Run, models: readonly Expectation[]): readonly string[] {
  return models.flatMap((model) =>
    cellNames.flatMap((cell) => {
      const outcome = run.rows[model.id]?.[cell]
      const red = fault.red[cell]?.(model) === true || expectedRed(cell, model, run) !== undefined
      if (outcome === undefined || outcome.ok !== red) return []
      return [`${model.id} ${cell}: ${outcome.ok ? 'green, should be red' : `${outcome.status} ${outcome.why}`}`]
    }),
  )
}
