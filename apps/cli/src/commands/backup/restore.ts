import { string } from '@oclif/core/args'
import { boolean } from '@oclif/core/flags'
import { lockTimeoutFlag } from '../../flags.ts'
import { tell } from '../../output/tell.ts'
import { BaseCommand } from '../../runtime/base-command.ts'
import { parseDuration } from '../../usage/parse-duration.ts'

export default class BackupRestore extends BaseCommand {
  static override summary = 'Put a backup back; the present config is itself backed up first'
  static override description = `What it undoes is held: sync does not do it again until catalog, config or rules change, or until resume.`
  static override examples = [
    '<%= config.bin %> backup restore latest',
    { description: 'As it was at a time, UTC', command: '<%= config.bin %> backup restore 2026-11-23T17:58' },
    { description: 'Only show what would change', command: '<%= config.bin %> backup restore latest --dry-run' },
  ]
  static override args = {
    id: string({ description: '`latest`, an id of `backup list`, its beginning, or a time', required: true }),
  }
  static override flags = { 'dry-run': boolean({ description: 'show it, but write nothing' }), ...lockTimeoutFlag }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(BackupRestore)
    await this.answer(flags, async (runtime, options) => {
      const { previewRestore, restoreBackup } = await import('@copilot-sync/sync')
      const { renderPreview, renderRestored } = await import('../../output/render-restored.ts')
      if (flags['dry-run']) {
        const { result, text } = await previewRestore(runtime, { ...options, id: args.id })
        return { result, text: tell(result, (shown, style) => renderPreview(shown, text, style)) }
      }
      const result = await restoreBackup(runtime, {
        ...options,
        id: args.id,
        lockTimeoutMs: parseDuration(flags['lock-timeout'], '--lock-timeout'),
      })
      return { result, text: tell(result, (shown, style) => renderRestored(shown, style)) }
    })
  }
}
