import { BaseCommand } from '../base-command.ts'
import { lockTimeoutFlag } from '../flags.ts'
import { parseDuration } from '../usage/parse-duration.ts'

export default class Resume extends BaseCommand {
  static override summary = 'End a pause, and let in what a restore holds back'
  static override examples = ['<%= config.bin %> resume']
  static override flags = { ...lockTimeoutFlag }

  async run(): Promise<void> {
    const { flags } = await this.parse(Resume)
    await this.answer(flags, async (runtime, options) => {
      const lockTimeoutMs = parseDuration(flags['lock-timeout'], '--lock-timeout')
      const { resume } = await import('@copilot-sync/sync')
      const result = await resume(runtime, { ...options, lockTimeoutMs })
      return {
        result,
        text: (style) => {
          if (!result.changed) return `Nothing is paused or held: sync writes ${result.config} as usual.`
          const over = [
            ...(result.pause ? [`the pause${result.pause.since ? ` since ${result.pause.since}` : ''} is over`] : []),
            ...(result.hold ? [`the restore of backup ${result.hold.backup} holds no longer`] : []),
          ]
          return `${style('green', 'Resumed:')} ${over.join('; ')}. Next: copilot-sync sync`
        },
      }
    })
  }
}
