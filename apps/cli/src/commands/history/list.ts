import { integer, option } from '@oclif/core/flags'
import { reportFlag } from '../../flags.ts'
import { tell } from '../../output/tell.ts'
import { BaseCommand } from '../../runtime/base-command.ts'
import { writeReport } from '../../runtime/write-report.ts'
import { reasonText, ruleText } from '../../words/reason-text.ts'
import { warningText } from '../../words/warning-text.ts'
import { wordReasons } from '../../words/word-reasons.ts'

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
    ...reportFlag,
    limit: integer({ description: 'so many events at most', min: 1 }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(HistoryList)
    await this.answer(flags, async (runtime, options) => {
      const { listHistory, reportHistory } = await import('@copilot-sync/sync')
      const result = await listHistory(runtime, { ...options, limit: flags.limit })
      const warnings = runtime.warnings.map(warningText)
      const words = { reason: reasonText, rule: ruleText }
      const report = await writeReport(flags.report, (file) =>
        reportHistory(runtime, options, { file, warnings, words }),
      )
      return {
        result,
        ...report,
        isData: true,
        text: tell(result, async (shown, style) =>
          flags.format === 'json'
            ? runtime.redactor.redactJson(wordReasons(result.events), 2)
            : (await import('../../output/render-history.ts')).renderHistory(shown, flags.format, style),
        ),
      }
    })
  }
}
