import { spawnSync } from 'node:child_process'
import type { Json } from '../src/json.ts'

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

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !isList(value)
}
