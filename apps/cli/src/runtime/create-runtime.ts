import { cleanLine, createRedactor, SyncError, type SyncWarning } from '@copilot-sync/errors'
import type { Runtime } from '@copilot-sync/sync'
import { nodeFiles } from '@copilot-sync/sync/files'
import { homedir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CommonFlags } from '../flags.ts'
import { print } from '../output/print.ts'
import { parseDuration } from '../usage/parse-duration.ts'
import { warningText, wordWarning } from '../words/warning-text.ts'
import { appendLog } from './append-log.ts'
import { createProgress } from './progress.ts'

export interface CommandRuntime extends Runtime {
  /** In words, without secrets, each once. */
  readonly warnings: readonly SyncWarning[]
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
  const cwd = workingFolder()
  const redactor = createRedactor()
  for (const name of MASTER_KEYS) redactor.add(process.env[name])
  const progress = createProgress(!flags.quiet && !flags.json && !flags.verbose)
  const warnings: SyncWarning[] = []
  const controller = new AbortController()

  const note = (warning: SyncWarning): boolean => {
    if (warnings.some(({ code, message }) => code === warning.code && message === warning.message)) return false
    warnings.push(warning)
    return true
  }
  const log = (text: string): void => {
    if (!flags['log-file']) return
    const problem = appendLog(flags['log-file'], cleanLine(redactor.redact(text)), new Date())
    if (problem) note({ code: 'LOG_UNWRITTEN', message: problem })
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
    cwd,
    files: nodeFiles(cwd),
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
      const safe = cleanLine(redactor.redact(text))
      progress.step(safe)
      if (flags.verbose) print('stderr', `${safe}\n`)
      log(text)
    },
    warn: (warning) => {
      const worded = wordWarning(warning, redactor)
      if (note(worded)) log(`warning: ${warningText(worded)}`)
    },
    log,
    dispose: () => {
      progress.stop()
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    },
  }
}
