import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './free-port.ts'

export interface Proxy {
  readonly url: string
  readonly key: string
  readonly bootSeconds: number
  close(): Promise<void>
}

const patience = 120_000

/** Boots LiteLLM on `folder/config.yaml`; `environment` says where its upstream and its token are. */
export async function startProxy(
  programs: string,
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<Proxy> {
  const key = `sk-conformance-${process.pid}`
  const port = await freePort()
  const started = Date.now()
  const child = spawn(
    join(programs, 'litellm'),
    ['--config', 'config.yaml', '--host', '127.0.0.1', '--port', String(port)],
    {
      cwd: folder,
      env: {
        PATH: `${programs}:${process.env['PATH'] ?? ''}`,
        HOME: folder,
        LITELLM_MASTER_KEY: key,
        LITELLM_LOCAL_MODEL_COST_MAP: 'True',
        LITELLM_TELEMETRY: 'False',
        LITELLM_LOG: 'ERROR',
        DO_NOT_TRACK: '1',
        NO_PROXY: '127.0.0.1,localhost',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (log += part.toString()))
  const gone = once(child, 'exit')
  const close = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await gone
    await writeFile(join(folder, 'proxy.log'), log)
  }
  const url = `http://127.0.0.1:${port}`
  while (!(await answers(`${url}/health/liveliness`))) {
    if (child.exitCode !== null || Date.now() - started > patience) {
      await close()
      throw new Error(`LiteLLM did not start (exit ${child.exitCode ?? 'none'}):\n${log.slice(-2000)}`)
    }
    await wait(100)
  }
  return { url, key, bootSeconds: (Date.now() - started) / 1000, close }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}
