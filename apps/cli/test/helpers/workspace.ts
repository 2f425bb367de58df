import { demoToken, type Simulator, type SimulatorOptions, startSimulator } from '@copilot-sync/simulator'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { catalogOf } from './catalog.ts'
import { type Run, runCli } from './run-cli.ts'

export const config = `# the team's gateway
model_list:
  - model_name: direct   # paid
    litellm_params: { model: openai/gpt-5.4, api_key: os.environ/OPENAI_API_KEY }

litellm_settings:
  drop_params: true
`

export interface Workspace {
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  path(name: string): string
  read(name: string): string
  write(name: string, text: string | Uint8Array): void
  run(...args: readonly string[]): Promise<Run>
}

/** A fresh folder with a config, logged in to the simulator when there is one. */
export function createWorkspace(simulator?: Simulator): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-cli-'))
  const path = (name: string): string => join(folder, name)
  const write = (name: string, text: string | Uint8Array): void => writeFileSync(path(name), text)
  mkdirSync(path('tokens'))
  write('config.yaml', config)
  if (simulator) write('tokens/access-token', demoToken)
  const env = { ...simulator?.environment(), GITHUB_COPILOT_TOKEN_DIR: path('tokens') }
  return {
    folder,
    env,
    path,
    write,
    read: (name) => readFileSync(path(name), 'utf8'),
    run: (...args) => runCli(args, { cwd: folder, env }),
  }
}

/** A fresh folder with a config and a catalog of two models in `models.json`. */
export function createOffline(settings?: string): Workspace {
  const workspace = createWorkspace()
  workspace.write('models.json', catalogOf(['one', 'two']))
  if (settings !== undefined) workspace.write('copilot-sync.yaml', settings)
  return workspace
}

/** Runs a test against a simulator of its own. */
export async function withSimulator<T>(
  options: SimulatorOptions,
  act: (simulator: Simulator) => Promise<T>,
): Promise<T> {
  const simulator = await startSimulator(options)
  try {
    return await act(simulator)
  } finally {
    await simulator.close()
  }
}
