import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const report = fileURLToPath(new URL('report-usage.cjs', import.meta.url))

/** Milliseconds from start to end of one process; it must succeed. */
export async function measure({ args, env }) {
  const started = performance.now()
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${said}`)
  return performance.now() - started
}

/** Processor time in ms (all threads, user and system) and peak resident memory in MB of one process, as it reports them at its end. */
export async function usage({ args, env }, file) {
  await measure({ args: ['--require', report, ...args], env: { ...env, REPORT_USAGE: file } })
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(file, 'utf8'))
  return { cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 }
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
