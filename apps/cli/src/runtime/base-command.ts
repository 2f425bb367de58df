import { cleanLine, type SyncError } from '@copilot-sync/errors'
import type { CommonOptions } from '@copilot-sync/sync'
import { Command } from '@oclif/core/command'
import { type CommonFlags, commonFlags, type FileFlags, outputFlags } from '../flags.ts'
import { withFailure } from '../output/fail.ts'
import { successDocument } from '../output/json-document.ts'
import { createStyle, print, type Style } from '../output/print.ts'
import { parseDuration } from '../usage/parse-duration.ts'
import { warningText } from '../words/warning-text.ts'
import { type CommandRuntime, createRuntime } from './create-runtime.ts'

export interface Outcome {
  /** What `--json` prints. */
  readonly result: unknown
  /** What a person reads. Called only without `--json` and `--quiet`; `tell` makes it. */
  text(style: Style): string | Promise<string>
  /** Text is data that was asked for and is printed also with `--quiet`. */
  readonly isData?: boolean
  /** Another exit code than 0 although all went well: 2, changes present. */
  readonly exit?: number
  /** The command failed, and still has a result to show. */
  readonly error?: SyncError
}

/** Flags in, one call, result out: what all commands share. */
export abstract class BaseCommand extends Command {
  static override baseFlags = commonFlags

  /** Runs the command under its id. */
  async start(id: string): Promise<void> {
    this.id = id
    // oxlint-disable-next-line eslint/no-underscore-dangle -- oclif's name
    await this._run()
  }

  /** oclif's own looks at deprecated names, which there are none of, and needs its full Config. */
  protected override async init(): Promise<void> {}

  /** Runs the command's one call and prints what came of it: data on stdout, all else on stderr. */
  protected async answer(
    flags: CommonFlags & FileFlags,
    act: (runtime: CommandRuntime, options: CommonOptions) => Promise<Outcome>,
  ): Promise<void> {
    const runtime = createRuntime(flags)
    await guard(flags, runtime)
    const command = (this.id ?? '').replaceAll(':', ' ')
    runtime.log(`copilot-sync ${command}`)
    let result: unknown
    try {
      const outcome = await act(runtime, {
        ...optionsOf(flags),
        timeoutMs: parseDuration(flags.timeout, '--timeout'),
      })
      result = outcome.result
      runtime.dispose()
      await this.print(flags, runtime, command, outcome)
      if (outcome.error) throw outcome.error
    } catch (error) {
      runtime.dispose()
      const cause: unknown = runtime.signal.aborted ? runtime.signal.reason : error
      runtime.log(`failed: ${cause instanceof Error ? cause.message : String(cause)}`)
      if (result === undefined && !flags.json) this.printWarnings(flags, runtime)
      throw withFailure(cause, { ...runtime, result, verbose: flags.verbose })
    }
  }

  private async print(flags: CommonFlags, runtime: CommandRuntime, command: string, outcome: Outcome): Promise<void> {
    const { redact, redactJson } = runtime.redactor
    if (flags.json) {
      if (outcome.error) return
      print('stdout', `${redactJson(successDocument(command, outcome.result, runtime.warnings))}\n`)
    } else {
      this.printWarnings(flags, runtime)
      const isSilent = flags.quiet && !outcome.isData
      const text = isSilent ? '' : await outcome.text(createStyle('stdout'))
      if (text) print('stdout', redact(text.endsWith('\n') ? text : `${text}\n`))
    }
    if (outcome.exit !== undefined) process.exitCode = outcome.exit
  }

  private printWarnings(flags: CommonFlags, { warnings }: CommandRuntime): void {
    if (flags.quiet) return
    const style = createStyle('stderr')
    for (const warning of warnings) {
      print('stderr', `${style('yellow', 'warning')} ${cleanLine(warningText(warning))}\n`)
      if (warning.hint) print('stderr', `${style('dim', 'hint')}    ${cleanLine(warning.hint)}\n`)
    }
  }
}

const optionsOf = (flags: CommonFlags): Omit<CommonOptions, 'timeoutMs'> => ({
  config: flags.config,
  settings: flags.settings,
  stateDir: flags['state-dir'],
})

/** Before a line is logged and anybody is asked: what a flag wants to be written is nothing that is read. */
async function guard(flags: CommonFlags & FileFlags, runtime: CommandRuntime): Promise<void> {
  const outputs = outputFlags.flatMap((name) => {
    const file = flags[name]
    return file === undefined ? [] : [{ flag: `--${name}`, file }]
  })
  if (outputs.length === 0) return
  try {
    const { guardOutputs } = await import('@copilot-sync/sync')
    const { catalog, plan, json } = flags
    await guardOutputs(runtime, { ...optionsOf(flags), timeoutMs: 0, catalog, plan, json }, outputs)
  } catch (error) {
    runtime.dispose()
    throw withFailure(error, { ...runtime, verbose: flags.verbose })
  }
}
