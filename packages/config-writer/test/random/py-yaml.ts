import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { LOADER, type Loaded } from '../helpers.ts'

/** Processes of PyYAML that answer until they are closed. */
export class PyYaml {
  readonly #ask: ((texts: readonly string[]) => Promise<readonly Loaded[]>)[]
  readonly #close: (() => void)[]

  constructor(processes: number) {
    const started = Array.from({ length: processes }, start)
    this.#ask = started.map(({ ask }) => ask)
    this.#close = started.map(({ close }) => close)
  }

  /** What safe_load makes of each text. */
  async load(texts: readonly string[]): Promise<readonly Loaded[]> {
    const share = Math.ceil(texts.length / this.#ask.length)
    const parts = this.#ask.map((ask, index) => ask(texts.slice(index * share, (index + 1) * share)))
    return (await Promise.all(parts)).flat()
  }

  close(): void {
    for (const close of this.#close) close()
  }
}

function start() {
  const child = spawn('python3', ['-c', LOADER], { stdio: ['pipe', 'pipe', 'inherit'] })
  const waiting: { resolve: (answer: readonly Loaded[]) => void; reject: (error: Error) => void }[] = []
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.resolve(JSON.parse(line)))
  child.on('close', () => waiting.forEach(({ reject }) => reject(new Error('PyYAML ended'))))
  const ask = (texts: readonly string[]) =>
    new Promise<readonly Loaded[]>((resolve, reject) => {
      waiting.push({ resolve, reject })
      child.stdin.write(`${JSON.stringify(texts)}\n`)
    })
  return { ask, close: () => child.stdin.end() }
}
