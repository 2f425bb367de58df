import { tell } from '../../output/tell.ts'
import { BaseCommand } from '../../runtime/base-command.ts'

export default class BackupList extends BaseCommand {
  static override summary = 'List the backups of the config, newest first'
  static override examples = ['<%= config.bin %> backup list']

  async run(): Promise<void> {
    const { flags } = await this.parse(BackupList)
    await this.answer(flags, async (runtime, options) => {
      const { listBackups } = await import('@copilot-sync/sync')
      const result = await listBackups(runtime, options)
      return {
        result,
        isData: true,
        text: tell(result, async (shown, style) =>
          (await import('../../output/render-backups.ts')).renderBackups(shown, style),
        ),
      }
    })
  }
}
