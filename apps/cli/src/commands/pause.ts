import { string } from '@oclif/core/flags'
import { lockTimeoutFlag } from '../flags.ts'
import { tell } from '../output/tell.ts'
import { BaseCommand } from '../runtime/base-command.ts'
import { parseDuration } from '../usage/parse-duration.ts'
import { parseMoment } from '../usage/parse-moment.ts'

export default class Pause extends BaseCommand {
  static override summary = 'Let sync write nothing until a time, or until resume'
  static override description = `While it is paused, sync asks nobody, writes nothing and ends with 0 and a warning; diff still works.`
  static override examples = [
    '<%= config.bin %> pause',
    { description: 'With an end', command: '<%= config.bin %> pause --until 2h --reason "release in progress"' },
    { description: 'Until a day, UTC', command: '<%= config.bin %> pause --until 2030-01-07' },
  ]
  static override flags = {
    until: string({
      description: 'a duration from now or a time (UTC where it names no zone); default: until resume',
      helpValue: 'TIME|DURATION',
    }),
    reason: string({ description: 'why, for whoever meets the pause', helpValue: 'TEXT' }),
    ...lockTimeoutFlag,
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(Pause)
    await this.answer(flags, async (runtime, options) => {
      const until = flags.until === undefined ? undefined : parseMoment(flags.until, '--until', runtime.now())
      const lockTimeoutMs = parseDuration(flags['lock-timeout'], '--lock-timeout')
      const { pause } = await import('@copilot-sync/sync')
      const result = await pause(runtime, { ...options, until, reason: flags.reason, lockTimeoutMs })
      return {
        result,
        text: tell(
          result,
          ({ config, paused }, style) =>
            `${style('yellow', 'Paused')} ${paused.until ? `until ${paused.until}` : 'until `copilot-sync resume`'}: sync leaves ${config} alone.`,
        ),
      }
    })
  }
}
