import { lockTimeoutFlag } from '../flags.ts'
import { tell } from '../output/tell.ts'
import { BaseCommand } from '../runtime/base-command.ts'
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
        text: tell(result, (shown, style) => {
          if (!shown.changed) return `Nothing is paused or held: sync writes ${shown.config} as usual.`
          const over = [
            ...(shown.pause ? [`the pause${shown.pause.since ? ` since ${shown.pause.since}` : ''} is over`] : []),
            ...(shown.hold ? [`the restore of backup ${shown.hold.backup} holds no longer`] : []),
          ]
          return `${style('green', 'Resumed:')} ${over.join('; ')}. Next: copilot-sync sync`
        }),
      }
    })
  }
}
