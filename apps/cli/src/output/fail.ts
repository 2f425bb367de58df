import { createRedactor, type Redactor } from '@copilot-sync/errors'
import type { Command } from '@oclif/core/command'
import { commonFlags } from '../flags.ts'
import { findCommand } from '../usage/find-command.ts'
import { errorDocument } from './json-document.ts'
import { createStyle } from './style.ts'
import { toSyncError } from './to-sync-error.ts'
import { wantsJson } from './wants-json.ts'

/** What a failed command still knows: what it had to say, and what must not be said. */
export interface Failure {
  readonly redactor: Redactor
  readonly warnings: readonly string[]
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
    process.stdout.write(`${redactJson(errorDocument(command, known, failure.warnings, failure.result))}\n`)
  } else {
    const style = createStyle(process.stderr)
    const lines = [`${style(['red', 'bold'], 'error')} ${known.message}`, `${style('dim', 'hint')}  ${known.hint}`]
    if (failure.verbose && known.cause instanceof Error) lines.push(known.cause.stack ?? known.cause.message)
    process.stderr.write(`${redact(lines.join('\n'))}\n`)
  }
  // Whether what was printed arrived is told a moment later.
  await new Promise(setImmediate)
  process.exit(known.exit)
}
