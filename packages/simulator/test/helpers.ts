import type { Json, JsonMap } from '@copilot-sync/catalog'
import { startSimulator, type Simulator, type SimulatorOptions } from '@copilot-sync/simulator'
import { onTestFinished } from 'vitest'

const editor = { 'editor-version': 'vscode/1.95.0', 'copilot-integration-id': 'vscode-chat' }

export async function start(options?: SimulatorOptions): Promise<Simulator> {
  const simulator = await startSimulator(options)
  onTestFinished(() => simulator.close())
  return simulator
}

/** Asks as a proper client does; `headers` on top, undefined takes one away. */
export async function post(
  simulator: Simulator,
  path: string,
  body: Json,
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<Response> {
  const all = { authorization: `Bearer ${simulator.issueToken().token}`, ...editor, ...headers }
  const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return fetch(`${simulator.url}${path}`, {
    method: 'POST',
    headers: Object.fromEntries(sent),
    body: JSON.stringify(body),
  })
}

/** The events of a stream, `[DONE]` as text. */
export function events(text: string): readonly Json[] {
  const lines = text.split('\n').filter((line) => line.startsWith('data: '))
  return lines.map((line): Json => (line === 'data: [DONE]' ? '[DONE]' : JSON.parse(line.slice(6))))
}

/** An answer's JSON. */
export async function json(response: Response): Promise<JsonMap> {
  return JSON.parse(await response.text())
}

/** What lies at a dotted path; a number is a place in a list. */
export function at(value: Json | undefined, path: string): Json | undefined {
  let part = value
  for (const step of path.split('.')) {
    if (Array.isArray(part)) part = part[Number(step)]
    else part = isMap(part) ? part[step] : undefined
  }
  return part
}

function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
