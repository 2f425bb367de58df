import { flagRules, overrideRules, type RuleUse } from '@copilot-sync/mapper'
import { builtinRules } from '@copilot-sync/rules-copilot'
import { dirname } from 'node:path'
import type { Settings } from '../settings/settings.ts'

/** The built-in rules, then the user's: modules, flags and overrides of the settings, in this order. */
export async function loadRules(settings: Settings): Promise<RuleUse[]> {
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
      embeddings: settings.embeddings,
      name: settings.name,
      aliases: settings.aliases,
      cacheModelsFor: settings.cache_models_for,
    }),
    ...(settings.rules.length > 0 && settings.file ? await startModules(settings.rules, dirname(settings.file)) : []),
    ...flagRules(settings.flags),
    ...overrideRules(settings.overrides),
  ]
}

/** Rules of others run in a thread of their own, whose code only they need. */
async function startModules(rules: Settings['rules'], from: string): Promise<RuleUse[]> {
  return (await import('@copilot-sync/mapper/worker')).startRules(rules, from)
}
