import type { JsonMap } from '../../packages/catalog/src/index.ts'
import { at, objects, parseObject } from '../json.ts'
import type { Proxy } from '../proxy/start-proxy.ts'
import type { Cell, Expectation } from '../types.ts'

/** What the proxy tells of a path with a list in `data`. */
export async function readList({ key, url }: Proxy, path: string): Promise<readonly JsonMap[]> {
  const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${key}` } })
  return objects(parseObject(await response.text())['data'])
}

/** Limits, costs, mode and flags of one deployment in `/model/info` against what its catalog says. */
export function judgeInfo(
  info: JsonMap | undefined,
  { costs, flags, limits, mode }: Expectation,
): Record<'limits' | 'costs' | 'mode' | 'flags', Cell> {
  return {
    limits: compare(info, limits),
    costs: compare(info, costs),
    mode: compare(info, { mode }),
    flags: compare(info, flags),
  }
}

function compare(info: JsonMap | undefined, wanted: Readonly<Record<string, number | string | boolean>>): Cell {
  if (info === undefined) return { ok: false, status: 0, why: 'not in /model/info' }
  const wrong = Object.entries(wanted)
    .map(([name, value]) => ({ name, value, shown: at(info, `model_info.${name}`) ?? null }))
    .filter(({ shown, value }) => shown !== value)
  const why = wrong.map(({ name, shown, value }) => `${name}: ${JSON.stringify(shown)} for ${value}`).join(', ')
  return { ok: why === '', status: 0, why }
}
