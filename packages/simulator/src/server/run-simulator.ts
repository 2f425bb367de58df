import { isMap, type Json } from '@copilot-sync/catalog'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { knownAnswers } from '../faults/known-answers.ts'
import type { CatalogBody, Fault, LoggedRequest, Simulator } from '../types.ts'
import { startSimulator } from './start-simulator.ts'

const usage = `copilot-sync-simulator: a GitHub Copilot API on this machine, for trying things out

  --port N         port to listen on (default: a free one)
  --host ADDRESS   address to listen on (default: 127.0.0.1)
  --catalog FILE   a body of GET /models to serve (default: 30 models of its own, 22 of them usable)
  --faults FILE    a JSON list of faults: [{"match": {"path": "/models"}, "times": 1, "answer": {"status": 503}}]
  --lenient        let undeclared body keys and wrong editor headers pass
  --quiet          no line a request
  --help
`

/**
 * The command line without its process: `print` gets whole lines. Returns the simulator, or undefined when there was only
 * help to show. Throws a TypeError for unknown flags and an Error for files that are not what they should be.
 */
export async function runSimulator(
  args: readonly string[],
  print: (line: string) => void,
): Promise<Simulator | undefined> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      catalog: { type: 'string' },
      faults: { type: 'string' },
      lenient: { type: 'boolean' },
      quiet: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) {
    print(usage.trimEnd())
    return undefined
  }
  const simulator = await startSimulator({
    port: readPort(values.port ?? '0'),
    strict: !values.lenient,
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.catalog === undefined ? {} : { catalog: await readCatalog(values.catalog) }),
    ...(values.faults === undefined ? {} : { faults: await readFaults(values.faults) }),
    ...(values.quiet ? {} : { onRequest: (entry: LoggedRequest) => print(line(entry)) }),
  })
  print(`The simulator listens on ${simulator.url}. Its GitHub token is ${simulator.githubTokens[0] ?? ''}`)
  for (const [name, value] of Object.entries(simulator.environment())) print(`export ${name}=${value}`)
  return simulator
}

function line({ method, model, path, status }: LoggedRequest): string {
  return `${method} ${path}${model === undefined ? '' : ` ${model}`} → ${status === 0 ? 'no answer' : status}`
}

function readPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new Error(`--port ${text}: not a port number`)
}

async function readJson(path: string): Promise<Json> {
  return JSON.parse(await readFile(path, 'utf8'))
}

async function readCatalog(path: string): Promise<CatalogBody> {
  const body = await readJson(path)
  if (isMap(body) && Array.isArray(body['data'])) return { ...body, data: body['data'].filter(isMap) }
  throw new Error(`--catalog ${path}: not a body of GET /models, {"data": [...]}`)
}

async function readFaults(path: string): Promise<readonly Fault[]> {
  const faults = await readJson(path)
  if (Array.isArray(faults) && faults.every(isFault)) return faults
  throw new Error(`--faults ${path}: not a list of {"match": {...}, "answer": ...} with answers that are known`)
}

const badLuck: ReadonlySet<string> = new Set(['reset', 'hang', 'slow-body', 'truncate', 'html'])

function isFault(value: unknown): value is Fault {
  if (typeof value !== 'object' || value === null || !('match' in value) || !('answer' in value)) return false
  const { answer } = value
  return typeof answer === 'string' ? badLuck.has(answer) || Object.hasOwn(knownAnswers, answer) : true
}
