import { SyncError } from '@copilot-sync/errors'
import { getCompileCacheDir } from 'node:module'
import { dirname, extname } from 'node:path'
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { cells, type Reply, type Request, type WorkerData } from './protocol.ts'

export interface RuleThread {
  /** Waits until it has started. */
  ready(): void
  /** The reply; undefined when there was none within so many milliseconds. Nothing else runs in this thread meanwhile. */
  ask(request: Request, limit: number): Reply | undefined
  /** Whose timer keeps the thread busy: a module's number. */
  busyWith(): number | undefined
  stop(): void
  readonly isOver: boolean
}

/** After this time without a question the thread goes. */
const IDLE = 1000

/** A busy machine may take its time to start a thread. */
const START = 20_000
const MEGABYTES = 512

/** Beside this file, with its extension: in the sources, in the package and in a bundle. */
const entry = new URL(`./rule-worker${extname(import.meta.url)}`, import.meta.url)
const isSource = entry.pathname.endsWith('.ts')

/**
 * A thread that runs rules of others, without environment, with an output of its own that nobody reads. It is asked and
 * waited for at once, so that rules are the plain functions that they are elsewhere. It keeps no program from ending.
 */
export function startThread(from: string): RuleThread {
  // A folder for this version of Node, in the one that it was given.
  const cache = getCompileCacheDir()
  const { port1: port, port2 } = new MessageChannel()
  const shared = new Int32Array(new SharedArrayBuffer(8))
  const worker = new Worker(entry, {
    name: 'rules',
    workerData: { port: port2, cells: shared, from, cache: cache && dirname(cache) } satisfies WorkerData,
    transferList: [port2],
    env: {},
    argv: [],
    execArgv: isSource ? ['--conditions=@copilot-sync/source'] : [],
    stdin: false,
    // Its own, and nobody reads them: a reader would keep the program from ending.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  })
  worker.on('error', () => undefined).unref()
  let answers = 0
  const next = (limit: number): boolean => {
    Atomics.wait(shared, cells.answers, answers, limit)
    const isThere = Atomics.load(shared, cells.answers) > answers
    if (isThere) answers += 1
    return isThere
  }
  let isReady = false
  let isOver = false
  const stop = (): void => {
    isOver = true
    clearTimeout(idle)
    port.close()
    void worker.terminate()
  }
  const idle = setTimeout(stop, IDLE).unref()
  return {
    ready() {
      isReady ||= next(START)
      if (isReady) return
      stop()
      throw new SyncError('INTERNAL', 'the thread for rules did not start', {
        hint: 'Try again when the machine is less busy; without `rules` in the settings no thread is needed.',
      })
    },
    ask(request, limit) {
      idle.refresh()
      port.postMessage(request)
      if (!next(limit)) return undefined
      const { message }: { message?: Reply } = receiveMessageOnPort(port) ?? {}
      return message
    },
    busyWith() {
      const owner = Atomics.load(shared, cells.timer)
      return owner === 0 ? undefined : owner - 1
    },
    stop,
    get isOver() {
      return isOver
    },
  }
}
