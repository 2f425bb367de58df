import { flagRules, loadRules, overrideRules, type RuleUse } from '@copilot-sync/mapper'
import { builtinRules } from '@copilot-sync/rules-copilot'
import type { Files } from '../../contract/files.ts'
import type { Settings } from '../settings/settings.ts'

/** The built-in rules, then the user's: modules, flags and overrides of the settings, in this order. */
export async function gatherRules(settings: Settings, files: Pick<Files, 'folderOf'>): Promise<RuleUse[]> {
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
    ...(settings.rules.length > 0 && settings.file
      ? await loadRules(settings.rules, files.folderOf(settings.file))
      : []),
    ...flagRules(settings.flags),
    ...overrideRules(settings.overrides),
  ]
}
