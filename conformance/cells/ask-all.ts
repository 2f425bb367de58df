import type { Simulator } from '../../packages/simulator/src/index.ts'
import type { Proxy } from '../proxy/start-proxy.ts'
import type { Cell, CellName, Expectation, Row } from '../types.ts'
import type { Question } from './ask.ts'
import { effort } from './effort.ts'
import { image } from './image.ts'
import { messages } from './messages.ts'
import { judgeInfo, readInfo } from './read-info.ts'
import { responses } from './responses.ts'
import { stream } from './stream.ts'
import { text } from './text.ts'
import { tools } from './tools.ts'

const always = () => true

/** Which models are asked what. */
const cells: Partial<Record<CellName, { ask: (question: Question) => Promise<Cell>; for: (model: Expectation) => boolean }>> = {
  text: { ask: text, for: always },
  stream: { ask: stream, for: always },
  image: { ask: image, for: ({ vision }) => vision },
  tools: { ask: tools, for: (model) => model.tools },
  effort: { ask: effort, for: (model) => model.effort !== undefined },
  responses: { ask: responses, for: always },
  messages: { ask: messages, for: always },
}

/** Every cell of every model; a few models at a time, the cells of one in order. */
export async function askAll(
  proxy: Proxy,
  simulator: Simulator,
  models: readonly Expectation[],
): Promise<Readonly<Record<string, Row>>> {
  const info = await readInfo(proxy)
  const rows: Record<string, Row> = Object.fromEntries(models.map(({ id }) => [id, {}]))
  const queue = [...models]
  const worker = async (): Promise<void> => {
    for (let model = queue.shift(); model !== undefined; model = queue.shift()) {
      const row: Row = {}
      for (const [name, cell] of Object.entries(cells)) {
        if (cell.for(model)) row[name as CellName] = await cell.ask({ proxy, simulator, model })
      }
      rows[model.id] = { ...row, ...judgeInfo(info.get(`github_copilot/${model.id}`), model) }
    }
  }
  await Promise.all([worker(), worker(), worker()])
  return rows
}
