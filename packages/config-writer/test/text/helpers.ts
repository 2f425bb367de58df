import type { Json } from '@copilot-sync/catalog'
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { SyncError } from '@copilot-sync/errors'
import type { FieldChange, Plan, WantedEntry } from '@copilot-sync/plan'
import { decodeConfig, type ParsedConfig, parseConfig, patchConfig, verifyPatch } from '../../src/index.ts'
import { isList, isObject } from '../../src/text/emit-value.ts'

const configs = new URL('../../../../test-fixtures/configs/', import.meta.url)

export const fixtureNames: readonly string[] = readdirSync(configs).filter((name) => name.endsWith('.yaml'))

export function fixture(name: string): string {
  return decodeConfig(readFileSync(new URL(name, configs)), name)
}

export type Changes = Pick<Plan, 'add' | 'update' | 'remove' | 'other'>

export function plan(changes: Partial<Changes>): Changes {
  return { add: [], update: [], remove: [], other: [], ...changes }
}

/** An entry as the mapper wants it, with more fields after the reserved ones. */
function wanted(name: string, more: Readonly<Record<string, Json>> = {}): WantedEntry {
  const id = `copilot-${name.replace('/', '-')}`
  const fields: Record<string, Json> = {
    model_name: name,
    'litellm_params.model': name,
    'model_info.id': id,
    'model_info.managed_by': 'copilot-sync',
    ...more,
  }
  return {
    name,
    id,
    model: name,
    fields: Object.entries(fields).map(([path, value]) => ({ path, value, rule: 'test' })),
  }
}

export function addition(name: string, more?: Readonly<Record<string, Json>>) {
  return { name, entry: wanted(name, more) }
}

/** The update that sets these paths of an entry; undefined removes one. */
export function update(config: ParsedConfig, index: number, to: Readonly<Record<string, Json | undefined>>) {
  const fields = Object.entries(to).map(([path, value]): FieldChange => ({
    path,
    from: undefined,
    to: value,
    rule: 'test',
  }))
  return { name: config.entries[index]?.name ?? '', index, fields }
}

export function removal(config: ParsedConfig, index: number) {
  return { name: config.entries[index]?.name ?? '', index, reason: 'test' }
}

export const CALLBACK = 'copilot_sync_images.callback'

export function callbacks(from: readonly string[], to: readonly string[]) {
  return { path: 'litellm_settings.callbacks', from, to }
}

/** Patches, checks the result with the package's own check and gives the new text. */
export function patch(config: ParsedConfig, changes: Changes): string {
  const text = patchConfig(config, changes)
  verifyPatch(config, text, changes)
  return text
}

export function read(text: string): ParsedConfig {
  return parseConfig(text, 'config.yaml')
}

/** The code of the SyncError that is thrown, with line and column. */
export function faultOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (!(error instanceof SyncError)) throw error
    const { line, col } = error.place ?? {}
    return line === undefined ? error.code : `${error.code} ${line}:${col}`
  }
  return 'none'
}

export interface Loaded {
  readonly ok: boolean
  readonly data?: Json
}

/** Answers each line, a JSON list of texts, with one line. */
export const LOADER = `
import datetime, json, math, sys, yaml
def key(k):
    if isinstance(k, str): return k
    return '!!null' if k is None else '!!number' if isinstance(k, (bool, int, float)) else '!!other'
def plain(v):
    if isinstance(v, dict): return {key(k): plain(x) for k, x in v.items()}
    if isinstance(v, (list, tuple)): return [plain(x) for x in v]
    if isinstance(v, datetime.date): return {'!!other': 1}
    if isinstance(v, (bytes, set)): return {'!!other': 1}
    if isinstance(v, float) and not math.isfinite(v): return {'!!other': 1}
    if isinstance(v, int) and abs(v) >= 2 ** 53: return {'!!other': 1}
    return v + 0 if isinstance(v, float) else v
def load(text):
    try: return {'ok': True, 'data': plain(yaml.safe_load(text))}
    except Exception: return {'ok': False}
assert yaml.__version__.startswith('6.')
for line in sys.stdin: print(json.dumps([load(text) for text in json.loads(line)]), flush=True)
`

export const hasPyYaml = spawnSync('python3', ['-c', 'import yaml; assert yaml.__version__[0] == "6"']).status === 0

/** What PyYAML's safe_load makes of each text; what JSON cannot say is one and the same mark. */
export function pyLoad(texts: readonly string[]): readonly Loaded[] {
  const { stdout, status, stderr } = spawnSync('python3', ['-c', LOADER], {
    input: `${JSON.stringify(texts)}\n`,
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(String(stderr))
  return JSON.parse(String(stdout))
}

/** The same marks for our own data, and keys in one order. */
export function comparable(value: Json): Json {
  if (isList(value)) return value.map(comparable)
  if (!isObject(value)) return Object.is(value, -0) ? 0 : value
  const [first, more] = Object.keys(value)
  if (first !== undefined && more === undefined) {
    if (/^!!(?:timestamp|binary|set|float|int)$/.test(first)) return { '!!other': 1 }
    if (/^!!(?:omap|pairs)$/.test(first)) return comparable(value[first] ?? null)
  }
  const pairs = Object.entries(value).map(([name, each]): [string, Json] => [keyMark(name), comparable(each)])
  return Object.fromEntries(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function keyMark(name: string): string {
  if (/^!!(?:number|float|int)( |$)/.test(name)) return '!!number'
  return /^!!(?:timestamp|binary) /.test(name) ? '!!other' : name
}
