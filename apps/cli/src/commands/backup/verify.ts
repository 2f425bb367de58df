import { tell } from '../../output/tell.ts'
import { BaseCommand } from '../../runtime/base-command.ts'

export default class BackupVerify extends BaseCommand {
  static override summary = 'Check every backup by its hash; ends with 1 when one is broken'
  static override examples = ['<%= config.bin %> backup verify']

  async run(): Promise<void> {
    const { flags } = await this.parse(BackupVerify)
    await this.answer(flags, async (runtime, options) => {
      const { verifyBackups } = await import('@copilot-sync/sync')
      const outcome = await verifyBackups(runtime, options)
      return {
        ...outcome,
        text: tell(outcome.result, async (shown, style) =>
          (await import('../../output/render-verified.ts')).renderVerified(shown, style),
        ),
      }
    })
  }
}
