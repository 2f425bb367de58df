import type { RuleUse } from '@copilot-sync/mapper'
import { autoModel } from './rules/auto-model.ts'
import { cacheModelsFor } from './rules/cache-models-for.ts'
import { classic } from './rules/classic.ts'
import { costs } from './rules/costs.ts'
import { customModel } from './rules/custom-model.ts'
import { effortPermission } from './rules/effort-permission.ts'
import { extraHeaders } from './rules/extra-headers.ts'
import { functionCalling } from './rules/function-calling.ts'
import { limits } from './rules/limits.ts'
import { mode } from './rules/mode.ts'
import { modelType } from './rules/model-type.ts'
import { names } from './rules/names.ts'
import { nativeStreaming } from './rules/native-streaming.ts'
import { parallelFunctionCalling } from './rules/parallel-function-calling.ts'
import { patterns } from './rules/patterns.ts'
import { pdfInput } from './rules/pdf-input.ts'
import { picker } from './rules/picker.ts'
import { policy } from './rules/policy.ts'
import { promptCaching } from './rules/prompt-caching.ts'
import { provider } from './rules/provider.ts'
import { reachable } from './rules/reachable.ts'
import { reasoning } from './rules/reasoning.ts'
import { reasoningEfforts } from './rules/reasoning-efforts.ts'
import { structuredOutputs } from './rules/structured-outputs.ts'
import { systemMessages } from './rules/system-messages.ts'
import { validId } from './rules/valid-id.ts'
import { vision } from './rules/vision.ts'
import type { RuleSettings } from './settings.ts'

/** Select rules in the order in which their reasons count, mapping rules in the order in which their fields are written. */
const rules = [
  validId,
  patterns,
  modelType,
  autoModel,
  picker,
  customModel,
  policy,
  reachable,
  names,
  extraHeaders,
  classic,
  effortPermission,
  provider,
  mode,
  costs,
  limits,
  vision,
  functionCalling,
  parallelFunctionCalling,
  structuredOutputs,
  reasoning,
  reasoningEfforts,
  pdfInput,
  promptCaching,
  systemMessages,
  nativeStreaming,
  cacheModelsFor,
] as const

/** The built-in rules; each takes what concerns it out of the settings. */
export function builtinRules(settings: RuleSettings = {}): RuleUse[] {
  return rules.map((rule) => ({ rule, options: settings }))
}
