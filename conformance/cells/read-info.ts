import { at } from '../catalog-path.ts'
import type { JsonObject } from '../../packages/simulator/src/index.ts'
import type { Proxy } from '../proxy/start-proxy.ts'
import type { Cell, Expectation } from '../types.ts'

/** `model_info` of each deployment as the proxy tells it, by `model_name`. */
export async function readInfo({ key, url }: Proxy): Promise<ReadonlyMap<string, JsonObject>> {
  const response = await fetch(`${url}/model/info`, { headers: { authorization: `Bearer ${key}` } })
  const { data } = (await response.json()) as { data: readonly JsonObject[] }
  return new Map(data.map((entry) => [String(entry['model_name']), entry]))
}

export function judgeInfo(info: JsonObject | undefined, { flags, limits, mode }: Expectation): Record<'limits' | 'mode' | 'flags', Cell> {
  return { limits: compare(info, limits), mode: compare(info, { mode }), flags: compare(info, flags) }
}

function compare(info: JsonObject | undefined, wanted: Readonly<Record<string, number | string | boolean>>): Cell {
  if (info === undefined) return { ok: false, status: 0, why: 'not in /model/info' }
  const wrong = Object.entries(wanted)
    .map(([name, value]) => ({ name, value, shown: at(info, `model_info.${name}`) ?? null }))
    .filter(({ shown, value }) => shown !== value)
  const why = wrong.map(({ name, shown, value }) => `${name}: ${JSON.stringify(shown)} for ${value}`).join(', ')
  return { ok: why === '', status: 0, why }
}
