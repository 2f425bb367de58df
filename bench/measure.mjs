import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

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

/** Peak resident memory of one process in MB, as the process itself reports it at its end. */
export async function peakMemory({ args, env }, file) {
  const report = fileURLToPath(new URL('report-memory.mjs', import.meta.url))
  await measure({ args: ['--import', report, ...args], env: { ...env, REPORT_MEMORY: file } })
  return Number(readFileSync(file, 'utf8')) / 1024
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
