import { integer, option } from '@oclif/core/flags'
import { BaseCommand } from '../../base-command.ts'

export default class HistoryList extends BaseCommand {
  static override summary = 'Show what the catalog did, and what was made of it, newest first'
  static override examples = [
    '<%= config.bin %> history',
    { description: 'A changelog', command: '<%= config.bin %> history --format markdown' },
  ]
  static override flags = {
    format: option({
      description: 'how it is printed',
      options: ['text', 'json', 'markdown'] as const,
      default: 'text',
    })(),
    limit: integer({ description: 'so many events at most', min: 1 }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(HistoryList)
    await this.answer(flags, async (runtime, options) => {
      const { listHistory } = await import('@copilot-sync/sync')
      const result = await listHistory(runtime, { ...options, limit: flags.limit })
      return {
        result,
        isData: true,
        text: async (style) =>
          (await import('../../output/render-history.ts')).renderHistory(result, flags.format, style),
      }
    })
  }
}
