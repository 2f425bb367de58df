import { findHeaderFaults, isMap } from '@copilot-sync/catalog'
import {
  array,
  boolean,
  custom,
  enum as oneOf,
  int,
  json,
  number,
  null as nothing,
  optional,
  preprocess,
  record,
  regex,
  strictObject,
  string,
  tuple,
  union,
} from 'zod'

const text = string().min(1)
const patterns = array(text)
/** `off` is a word in YAML 1.2, but `false` is what YAML 1.1 makes of it and what people write. */
const off = (value: unknown): unknown => (value === false ? 'off' : value)
const none = (value: unknown): unknown => (value === false ? 'none' : value)
const numberOfDays = (value: unknown): unknown =>
  typeof value === 'string' && /^\d+d$/.test(value) ? Number(value.slice(0, -1)) : value
const days = preprocess(numberOfDays, int().min(1))
const backup = strictObject({ keep: optional(int().min(1)), max_age_days: optional(days) })
const hold = strictObject({ fetches: optional(int().min(1)), days: optional(preprocess(numberOfDays, int().min(0))) })
const owner = string().check(
  regex(/^[A-Za-z0-9._-]{1,64}$/, 'it takes up to 64 letters, digits, dots, dashes and underscores'),
)
const flag = strictObject({ to: text, values: record(string(), json()) })
/** No `record`: that one drops a key `__proto__` unseen. */
const editor = custom<Readonly<Record<string, string>>>(isMap, 'it takes header names with their values').check(
  ({ value, issues }) => {
    for (const { name, message } of isMap(value) ? findHeaderFaults(value) : []) {
      issues.push({ code: 'custom', input: value, path: [name], message: `the header ${message}` })
    }
  },
)
const newModels = strictObject({
  mode: optional(oneOf(['add', 'propose'])),
  max_price: optional(number().min(0)),
  preview: optional(oneOf(['add', 'propose'])),
  vendors: optional(patterns),
})

/** The settings file; unknown keys are refused, so that a slip of the pen does not go unnoticed. */
export const schema = strictObject({
  owner: optional(owner),
  entry: optional(oneOf(['full', 'classic'])),
  headers: optional(oneOf(['editor', 'none'])),
  editor: optional(editor),
  images: optional(preprocess(off, oneOf(['off', 'hook', 'header']))),
  costs: optional(oneOf(['zero', 'catalog'])),
  max_tokens: optional(oneOf(['output', 'context'])),
  policy: optional(oneOf(['require', 'ignore'])),
  embeddings: optional(boolean()),
  include: optional(patterns),
  exclude: optional(patterns),
  unhide: optional(patterns),
  name: optional(string().check(regex(/\{id\}/, 'it must hold {id}'))),
  aliases: optional(record(text, array(text))),
  cache_models_for: optional(union([int().min(1), nothing()])),
  overrides: optional(record(text, record(text, json()))),
  flags: optional(record(text, union([text, flag]))),
  adopt: optional(preprocess(none, oneOf(['none', 'document', 'all']))),
  layout: optional(oneOf(['inline', 'include'])),
  rules: optional(array(union([text, tuple([text, json()])]))),
  api_version: optional(union([text, nothing()])),
  backup: optional(backup),
  hold: optional(hold),
  newModels: optional(preprocess((value) => (typeof value === 'string' ? { mode: value } : value), newModels)),
  state_dir: optional(text),
})

/** The keys that are known, of the file ('') and of its sections. */
export const knownKeys: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(schema.shape),
  backup: Object.keys(backup.shape),
  hold: Object.keys(hold.shape),
  newModels: Object.keys(newModels.shape),
}
