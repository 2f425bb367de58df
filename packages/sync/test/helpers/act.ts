import { createBackup, pause, pruneBackups, restoreBackup, resume, type Runtime, sync } from '@copilot-sync/sync'

const common = { config: 'config.yaml', timeoutMs: 1000, lockTimeoutMs: 2000 }
const options = { ...common, catalog: 'catalog.json', dryRun: false }

/** What writes files, each as a command does it to `config.yaml` of the runtime's folder. */
const actions = {
  sync: (runtime: Runtime) => sync(runtime, options),
  create: (runtime: Runtime) => sync(runtime, { ...options, create: true }),
  restore: (runtime: Runtime, id = 'latest') => restoreBackup(runtime, { ...common, id }),
  backup: (runtime: Runtime) => createBackup(runtime, common),
  prune: (runtime: Runtime) => pruneBackups(runtime, { ...common, keep: 1 }),
  pause: (runtime: Runtime) => pause(runtime, { ...common, reason: 'a release' }),
  resume: (runtime: Runtime) => resume(runtime, common),
}

export type ActionName = keyof typeof actions

export const act = (runtime: Runtime, name: ActionName, id?: string): Promise<unknown> => actions[name](runtime, id)
