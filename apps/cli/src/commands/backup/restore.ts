import { string } from '@oclif/core/args'
import { string as stringFlag } from '@oclif/core/flags'
import { BaseCommand } from '../../base-command.ts'
import { parseDuration } from '../../usage/parse-duration.ts'

export default class BackupRestore extends BaseCommand {
  static override summary = 'Put a backup back; the present config is itself backed up first'
  static override examples = ['<%= config.bin %> backup restore latest']
  static override args = {
    id: string({ description: '`latest`, an id of `backup list`, or its beginning', required: true }),
  }
  static override flags = {
    'lock-timeout': stringFlag({
      description: 'how long to wait for another run',
      default: '10s',
      helpValue: 'DURATION',
    }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(BackupRestore)
    await this.answer(flags, async (runtime, options) => {
      const { restoreBackup } = await import('@copilot-sync/sync')
      const result = await restoreBackup(runtime, {
        ...options,
        id: args.id,
        lockTimeoutMs: parseDuration(flags['lock-timeout'], '--lock-timeout'),
      })
      return {
        result,
        text: (style) =>
          result.changed
            ? `${style('green', 'Restored')} ${result.config} from ${result.restored}.${result.backup ? ` What it replaced is backup ${result.backup}.` : ''}`
            : `${result.config} already holds the text of ${result.restored}.`,
      }
    })
  }
}
