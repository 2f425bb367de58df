import { cleanLine, cleanText, createRedactor, type Redactor, SyncError, type SyncWarning } from '@copilot-sync/errors'
import type { Command } from '@oclif/core/command'
import { findCommand } from '../find-command.ts'
import { commonFlags } from '../flags.ts'
import { errorDocument } from './json-document.ts'
import { createStyle, print } from './print.ts'
import { toSyncError } from './to-sync-error.ts'
import { wantsJson } from './wants-json.ts'

/** What a failed command still knows: what it had to say, and what must not be said. */
export interface Failure {
  readonly redactor: Redactor
  readonly warnings: readonly SyncWarning[]
  readonly result?: unknown
  readonly verbose?: boolean
}

type Commands = Readonly<Record<string, Pick<Command.Class, 'flags'>>>

const failures = new WeakMap<object, Failure>()

/** Keeps with an error on its way up what the command knew. */
export function withFailure(error: unknown, failure: Failure): unknown {
  if (typeof error === 'object' && error !== null) failures.set(error, failure)
  return error
}

/** Ends the program with an error: one JSON document on stdout, or what, where, why and the mending step on stderr. */
export async function fail(error: unknown, argv: readonly string[], commands: Commands): Promise<never> {
  const { id, words } = findCommand(argv, Object.keys(commands))
  const flags = Object.keys({ ...commonFlags, ...(id === undefined ? {} : commands[id]?.flags) }).map(
    (name) => `--${name}`,
  )
  const failure = (typeof error === 'object' && error !== null ? failures.get(error) : undefined) ?? {
    redactor: createRedactor(),
    warnings: [],
  }
  const known = await toSyncError(error, flags)
  const { redact, redactJson } = failure.redactor
  if (wantsJson(argv)) {
    const command = id?.replaceAll(':', ' ') ?? words.join(' ')
    print('stdout', `${redactJson(errorDocument(command, known, failure.warnings, failure.result))}\n`)
  } else {
    const style = createStyle('stderr')
    const [message, hint] = [cleanLine(known.message), cleanLine(known.hint)]
    const lines = [`${style(['red', 'bold'], 'error')} ${message}`, `${style('dim', 'hint')}  ${hint}`]
    if (failure.verbose && known.cause instanceof Error) lines.push(cleanText(known.cause.stack ?? known.cause.message))
    print('stderr', `${redact(lines.join('\n'))}\n`)
  }
  // Whether what was printed arrived is told a moment later.
  await new Promise(setImmediate)
  process.exit(known.exit)
}

/** Called at the end of the program: it ended with 0 before the command did, because nothing was left that could wake it. */
export function failUnfinished(argv: readonly string[]): void {
  if (process.exitCode) return
  const error = new SyncError('INTERNAL', 'the command ended before its work was done', {
    hint: 'Run it again; if it ends so again, add --verbose and report what it prints.',
  })
  if (wantsJson(argv)) print('stdout', `${JSON.stringify(errorDocument(argv[0] ?? '', error, []))}\n`)
  else print('stderr', `error ${error.message}\nhint  ${error.hint}\n`)
  process.exitCode = error.exit
}
