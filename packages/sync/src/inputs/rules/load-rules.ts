import { flagRules, overrideRules, type RuleUse } from '@copilot-sync/mapper'
import type { RuleThread } from '@copilot-sync/mapper/worker'
import { builtinRules } from '@copilot-sync/rules-copilot'
import type { Files } from '../../contract/files.ts'
import type { Settings } from '../settings/settings.ts'

/** The built-in rules, then the user's: modules, flags and overrides of the settings, in this order. */
export async function loadRules(settings: Settings, files: Pick<Files, 'folderOf'>): Promise<RuleUse[]> {
  return [
    ...builtinRules({
      entry: settings.entry,
      headers: settings.headers,
      headerValues: settings.editor,
      images: settings.images,
      costs: settings.costs,
      maxTokens: settings.max_tokens,
      policy: settings.policy,
      include: settings.include,
      exclude: settings.exclude,
      unhide: settings.unhide,
      embeddings: settings.embeddings,
      name: settings.name,
      aliases: settings.aliases,
      cacheModelsFor: settings.cache_models_for,
    }),
    ...(settings.rules.length > 0 && settings.file ? await startModules(settings, files) : []),
    ...flagRules(settings.flags),
    ...overrideRules(settings.overrides),
  ]
}

const threads = new WeakMap<Settings, Promise<RuleThread>>()

/** Starts the thread that rules of others run in, if there are any; it takes its time, and what is read meanwhile hides it. */
export function startThread(settings: Settings, files: Pick<Files, 'folderOf'>): void {
  if (settings.rules.length === 0 || !settings.file) return
  const from = files.folderOf(settings.file)
  const started = import('@copilot-sync/mapper/worker').then((worker) => worker.startThread(from))
  // A failure is that of loading the rules.
  started.catch(() => undefined)
  threads.set(settings, started)
}

async function startModules(settings: Settings, files: Pick<Files, 'folderOf'>): Promise<RuleUse[]> {
  const thread = await threads.get(settings)
  threads.delete(settings)
  const from = files.folderOf(settings.file ?? '')
  return (await import('@copilot-sync/mapper/worker')).startRules(settings.rules, from, { thread })
}
