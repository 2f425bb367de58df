import type { Simulator } from '../../packages/simulator/src/index.ts'
import { pool } from '../pool.ts'
import type { Proxy } from '../proxy/start-proxy.ts'
import type { Cell, CellName, Expectation, Row } from '../types.ts'
import { effort } from './effort.ts'
import { image } from './image.ts'
import { messages } from './messages.ts'
import { judgeInfo, readList } from './read-info.ts'
import { responses } from './responses.ts'
import { stream } from './stream.ts'
import { text } from './text.ts'
import { tools } from './tools.ts'

/** Which models are asked what. */
const cells = [
  { name: 'text', ask: text, isFor: () => true },
  { name: 'stream', ask: stream, isFor: () => true },
  { name: 'image', ask: image, isFor: ({ vision }: Expectation) => vision },
  { name: 'tools', ask: tools, isFor: (model: Expectation) => model.tools },
  { name: 'effort', ask: effort, isFor: (model: Expectation) => model.effort !== undefined },
  { name: 'responses', ask: responses, isFor: () => true },
  { name: 'messages', ask: messages, isFor: () => true },
] as const

/** Every cell of every model, given the names that the proxy lists; a few models at a time, the cells of one in order. */
export async function askAll(
  proxy: Proxy,
  simulator: Simulator | undefined,
  models: readonly Expectation[],
  names: readonly string[],
): Promise<Readonly<Record<string, Row>>> {
  const info = await readList(proxy, '/model/info')
  const rows = await pool(models, 3, async (model) => {
    const row: Partial<Record<CellName, Cell>> = {}
    for (const { ask, isFor, name } of cells) if (isFor(model)) row[name] = await ask({ proxy, simulator, model })
    const name = `github_copilot/${model.id}`
    const entry = info.find((each) => each['model_name'] === name)
    const ok = names.includes(name)
    const listed = { ok, status: 0, why: ok ? '' : 'not in /v1/models' }
    return [model.id, { listed, ...row, ...judgeInfo(entry, model) }] as const
  })
  return Object.fromEntries(rows)
}

/** How many requests to models that is. */
export function countQuestions(models: readonly Expectation[]): number {
  return models.reduce((sum, model) => sum + cells.filter(({ isFor }) => isFor(model)).length, 0)
}
