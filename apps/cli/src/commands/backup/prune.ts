import { integer } from '@oclif/core/flags'
import { BaseCommand } from '../../base-command.ts'

export default class BackupPrune extends BaseCommand {
  static override summary = 'Remove old backups; the newest is always kept'
  static override examples = ['<%= config.bin %> backup prune --keep 5']
  static override flags = {
    keep: integer({ description: 'how many to keep; default: settings, else 20', min: 1 }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(BackupPrune)
    await this.answer(flags, async (runtime, options) => {
      const { pruneBackups } = await import('@copilot-sync/sync')
      const result = await pruneBackups(runtime, { ...options, keep: flags.keep })
      return { result, text: () => `${result.removed.length} removed, ${result.kept} kept.` }
    })
  }
}
