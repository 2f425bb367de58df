import { createRedactor, SyncError } from '@copilot-sync/errors'
import type { Runtime } from '@copilot-sync/sync'
import { homedir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CommonFlags } from '../flags.ts'
import { parseDuration } from '../usage/parse-duration.ts'
import { appendLog } from './append-log.ts'
import { createProgress } from './progress.ts'

export interface CommandRuntime extends Runtime {
  readonly warnings: readonly string[]
  /** Into the log file only. */
  log(text: string): void
  /** Ends progress and signal handling. */
  dispose(): void
}

const MASTER_KEYS = ['LITELLM_MASTER_KEY', 'LITELLM_SALT_KEY']

/** Whether somebody sits there who can read a question and answer it. */
const canAsk = ({ json, quiet }: CommonFlags): boolean => !json && !quiet && process.stdout.isTTY && process.stdin.isTTY

function workingFolder(): string {
  try {
    return process.cwd()
  } catch (cause) {
    throw new SyncError('CONFIG_UNREADABLE', 'the folder that this was started in does not exist any more', {
      hint: 'Go to a folder that exists: `cd PATH`.',
      cause,
    })
  }
}

/** The one place that reads the process: environment, clock, signals, streams. */
export function createRuntime(flags: CommonFlags): CommandRuntime {
  const redactor = createRedactor()
  for (const name of MASTER_KEYS) redactor.add(process.env[name])
  const progress = createProgress(process.stderr, !flags.quiet && !flags.json && !flags.verbose)
  const warnings: string[] = []
  const controller = new AbortController()

  const log = (text: string): void => {
    if (!flags['log-file']) return
    const problem = appendLog(flags['log-file'], redactor.redact(text), new Date())
    if (problem && !warnings.includes(problem)) warnings.push(problem)
  }
  const onSignal = (signal: NodeJS.Signals): void => {
    const interrupted = signal === 'SIGINT'
    if (controller.signal.aborted) process.exit(interrupted ? 130 : 143)
    controller.abort(
      new SyncError(interrupted ? 'INTERRUPTED' : 'TERMINATED', `stopped by ${signal}`, {
        hint: 'Files are whole: each was written completely or not at all. Run the command again.',
      }),
    )
  }
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)

  const wait = (milliseconds: number): Promise<void> => sleep(milliseconds, undefined, { signal: controller.signal })

  return {
    env: process.env,
    home: homedir(),
    cwd: workingFolder(),
    redactor,
    signal: controller.signal,
    warnings,
    // `performance` would load 3 ms of code for this one number.
    clock: { now: Date.now, elapsed: () => process.uptime() * 1000, sleep: wait },
    now: Date.now,
    random: Math.random,
    sleep: wait,
    readStdin: async () => {
      const { readStream } = await import('@copilot-sync/sync')
      const timeoutMs = parseDuration(flags.timeout, '--timeout')
      return readStream(process.stdin, 'standard input', { signal: controller.signal, timeoutMs })
    },
    confirm: canAsk(flags)
      ? async (question, changes) => {
          progress.stop()
          return (await import('./confirm.ts')).confirm(question, changes, controller.signal)
        }
      : undefined,
    step: (text) => {
      progress.step(text)
      if (flags.verbose) process.stderr.write(`${redactor.redact(text)}\n`)
      log(text)
    },
    warn: (text) => {
      const safe = redactor.redact(text)
      if (warnings.includes(safe)) return
      warnings.push(safe)
      log(`warning: ${safe}`)
    },
    log,
    dispose: () => {
      progress.stop()
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    },
  }
}
