import { tell } from '../../output/tell.ts'
import { BaseCommand } from '../../runtime/base-command.ts'

export default class BackupCreate extends BaseCommand {
  static override summary = 'Make a backup of the config now'
  static override examples = ['<%= config.bin %> backup create']

  async run(): Promise<void> {
    const { flags } = await this.parse(BackupCreate)
    await this.answer(flags, async (runtime, options) => {
      const { createBackup } = await import('@copilot-sync/sync')
      const result = await createBackup(runtime, options)
      return {
        result,
        text: tell(result, () =>
          result.created ? `Backup ${result.backup}.` : `Backup ${result.backup} already holds this text.`,
        ),
      }
    })
  }
}
