import type { Json, JsonMap } from '../../packages/catalog/src/index.ts'
import type { LoggedRequest, Simulator } from '../../packages/simulator/src/index.ts'
import { at, parseObject } from '../json.ts'
import type { Proxy } from '../proxy/start-proxy.ts'
import type { Cell, Expectation } from '../types.ts'

/** One question to one model. */
export interface Question {
  readonly proxy: Proxy
  /** The upstream whose log tells what arrived; undefined for the real one, which shows nothing. */
  readonly simulator: Simulator | undefined
  readonly model: Expectation
}

export interface Reply {
  readonly status: number
  readonly text: string
  readonly json: JsonMap
  /** What this question came to at the upstream. */
  readonly upstream: readonly LoggedRequest[]
}

let count = 0

/** Asks the proxy; the text carries a mark, so that the upstream's log can be searched while others are asking too. */
export async function ask(
  { proxy, simulator, model }: Question,
  path: string,
  body: (mark: string) => Readonly<Record<string, Json>>,
): Promise<Reply> {
  count += 1
  const mark = `mark-${count}-`
  const response = await fetch(`${proxy.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${proxy.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: `github_copilot/${model.id}`, ...body(mark) }),
    signal: AbortSignal.timeout(60_000),
  })
  const text = await response.text()
  const log = simulator?.requests ?? []
  const upstream = log.filter((each) => JSON.stringify(each.body ?? null).includes(mark))
  return { status: response.status, text, json: parseObject(text), upstream }
}

/** A cell that passes when the proxy answered 200 and `complaint` finds nothing. */
export function judge(reply: Reply, complaint: (reply: Reply) => string | undefined): Cell {
  if (reply.status !== 200) return { ok: false, status: reply.status, why: messageOf(reply) }
  const why = complaint(reply)
  return why === undefined ? { ok: true, status: 200, why: '' } : { ok: false, status: 0, why }
}

function messageOf({ json, text }: Reply): string {
  const message = at(json, 'error.message')
  return (typeof message === 'string' ? message : text).split('\n')[0]?.slice(0, 300) ?? ''
}
