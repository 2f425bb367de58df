import { cleanText } from '@copilot-sync/errors'
import { string } from '@oclif/core/args'
import { boolean } from '@oclif/core/flags'
import { tell } from '../../output/tell.ts'
import { BaseCommand } from '../../runtime/base-command.ts'

export default class BackupShow extends BaseCommand {
  static override summary = 'Show what changed since a backup, as a unified diff'
  static override examples = [
    '<%= config.bin %> backup show latest',
    { description: 'The whole text', command: '<%= config.bin %> backup show latest --text' },
  ]
  static override args = {
    id: string({ description: '`latest`, an id of `backup list`, or its beginning', required: true }),
  }
  static override flags = { text: boolean({ description: 'print the whole text of the backup' }) }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(BackupShow)
    await this.answer(flags, async (runtime, options) => {
      const { showBackup } = await import('@copilot-sync/sync')
      const result = await showBackup(runtime, { ...options, id: args.id })
      return {
        result,
        isData: true,
        text: tell(result.config, async (config, style) => {
          if (flags.text) return cleanText(result.text)
          const { renderUnified } = await import('../../output/render-unified.ts')
          return renderUnified(config, { before: result.text, after: result.present }, style)
        }),
      }
    })
  }
}
