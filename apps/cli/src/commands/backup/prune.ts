import { integer, string } from '@oclif/core/flags'
import { tell } from '../../output/tell.ts'
import { BaseCommand } from '../../runtime/base-command.ts'
import { parseAge } from '../../usage/parse-age.ts'

export default class BackupPrune extends BaseCommand {
  static override summary = 'Remove old backups; the newest is always kept'
  static override examples = [
    '<%= config.bin %> backup prune',
    { description: 'By count and age', command: '<%= config.bin %> backup prune --keep 5 --max-age 30d' },
  ]
  static override flags = {
    keep: integer({ description: 'how many to keep; default: settings, else 20', min: 1 }),
    'max-age': string({ description: 'older ones go; default: settings, else 90d', helpValue: 'DURATION' }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(BackupPrune)
    await this.answer(flags, async (runtime, options) => {
      const { pruneBackups } = await import('@copilot-sync/sync')
      const result = await pruneBackups(runtime, {
        ...options,
        keep: flags.keep,
        maxAgeDays: parseAge(flags['max-age'], '--max-age'),
      })
      return { result, text: tell(result, () => `${result.removed.length} removed, ${result.kept} kept.`) }
    })
  }
}
