import { boolean } from '@oclif/core/flags'
import { cachedFlag, catalogFlag } from '../../flags.ts'
import { tell } from '../../output/tell.ts'
import { BaseCommand } from '../../runtime/base-command.ts'

export default class ModelsList extends BaseCommand {
  static override summary = "List Copilot's models with their limits and capabilities"
  static override examples = [
    '<%= config.bin %> models list',
    { description: 'Also those that are left out, with the reason', command: '<%= config.bin %> models list --all' },
    { description: 'What the last sync was told, without network', command: '<%= config.bin %> models list --cached' },
  ]
  static override flags = {
    ...catalogFlag,
    ...cachedFlag,
    all: boolean({ description: 'also models that a sync leaves out' }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(ModelsList)
    await this.answer(flags, async (runtime, options) => {
      const { listModels } = await import('@copilot-sync/sync')
      const { all, cached, catalog } = flags
      const result = await listModels(runtime, { ...options, all, cached, catalog })
      return {
        result,
        isData: true,
        text: tell(result, async (shown, style) =>
          (await import('../../output/render-models.ts')).renderModels(shown, style),
        ),
      }
    })
  }
}
