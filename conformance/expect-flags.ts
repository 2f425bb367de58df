import { isMap, type Json, type JsonMap } from '../packages/catalog/src/index.ts'
import { builtinRules } from '../packages/rules-copilot/src/index.ts'
import { at } from './json.ts'

type Flags = Readonly<Record<string, boolean>>
type Rule = ReturnType<typeof builtinRules>[number]['rule']
type MappingRule = Extract<Rule, { map: unknown }>

const SECTION = 'model_info.'

/**
 * The flags that a proxy should show of a model: of each rule that writes some. What copies one flag of the catalog is worked
 * out from the rule's data alone, what takes more is calculated here a second time; only what is neither is the rule's word.
 */
export function expectFlags(model: JsonMap): Flags {
  const rules = builtinRules().flatMap(({ rule }) => ('map' in rule ? [rule] : []))
  const flags = Object.assign({}, ...rules.map((rule) => copied(rule, model) ?? said(rule, model))) as Flags
  const own = Object.entries(calculated).filter(([name]) => name in flags)
  return { ...flags, ...Object.fromEntries(own.map(([name, isSo]) => [name, isSo(model)])) }
}

/** undefined unless the rule reads one flag and its examples copy it. */
function copied({ reads, writes, examples }: MappingRule, model: JsonMap): Flags | undefined {
  const [path = '', ...others] = reads
  const entryOf = (stated: Json | undefined): Readonly<Record<string, Json | undefined>> | undefined =>
    examples.find(({ catalog }) => isMap(catalog) && at(catalog, path) === stated)?.entry
  const whole = entryOf(true)
  if (others.length > 0 || !whole || writes.some((field) => whole[field] !== true)) return undefined
  const stated = at(model, path)
  return typeof stated === 'boolean'
    ? flagsIn(Object.fromEntries(writes.map((field) => [field, stated])))
    : flagsIn(entryOf(undefined))
}

function said(rule: MappingRule, model: JsonMap): Flags {
  const { id } = model
  const view = { id: typeof id === 'string' ? id : '', get: (path: string) => at(model, path), matches: () => false }
  return flagsIn(rule.map(view, {}))
}

function flagsIn(entry: Readonly<Record<string, Json | undefined>> = {}): Flags {
  return Object.fromEntries(
    Object.entries(entry).flatMap(([path, value]) =>
      path.startsWith(SECTION) && typeof value === 'boolean' ? [[path.slice(SECTION.length), value] as const] : [],
    ),
  )
}

const calculated: Readonly<Record<string, (model: JsonMap) => boolean>> = {
  supports_response_schema: (model) => at(model, 'capabilities.supports.structured_outputs') === true,
  supports_structured_outputs: (model) => at(model, 'capabilities.supports.structured_outputs') === true,
  supports_reasoning: (model) =>
    list(at(model, 'capabilities.supports.reasoning_effort')).some(
      (each) => typeof each === 'string' && each !== 'none',
    ) ||
    at(model, 'capabilities.supports.adaptive_thinking') === true ||
    Number(at(model, 'capabilities.supports.max_thinking_budget')) > 0,
  supports_pdf_input: (model) =>
    list(at(model, 'capabilities.limits.vision.supported_media_types')).includes('application/pdf'),
  supports_system_messages: () => true,
}

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])
