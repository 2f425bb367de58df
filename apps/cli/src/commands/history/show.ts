import { string } from '@oclif/core/args'
import { option } from '@oclif/core/flags'
import { tell } from '../../output/tell.ts'
import { BaseCommand } from '../../runtime/base-command.ts'
import { wordReasons } from '../../words/word-reasons.ts'

export default class HistoryShow extends BaseCommand {
  static override summary = 'Show one event of the history in full'
  static override examples = ['<%= config.bin %> history show latest', '<%= config.bin %> history show 2026-09-01T12']
  static override args = {
    at: string({ description: '`latest`, or the beginning of a time in `history`', required: true }),
  }
  static override flags = {
    format: option({
      description: 'how it is printed',
      options: ['text', 'json', 'markdown'] as const,
      default: 'text',
    })(),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(HistoryShow)
    await this.answer(flags, async (runtime, options) => {
      const { showHistory } = await import('@copilot-sync/sync')
      const result = await showHistory(runtime, { ...options, at: args.at })
      return {
        result,
        isData: true,
        text: tell(result.event, async (event, style) =>
          flags.format === 'json'
            ? runtime.redactor.redactJson(wordReasons(result.event), 2)
            : (await import('../../output/render-history.ts')).renderEvent(event, flags.format, style),
        ),
      }
    })
  }
}
