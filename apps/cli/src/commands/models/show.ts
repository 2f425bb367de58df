import { string } from '@oclif/core/args'
import { cachedFlag, catalogFlag } from '../../flags.ts'
import { tell } from '../../output/tell.ts'
import { BaseCommand } from '../../runtime/base-command.ts'

export default class ModelsShow extends BaseCommand {
  static override summary = 'Show one model in full, with every field of its entry'
  static override examples = ['<%= config.bin %> models show gpt-5.5']
  static override args = {
    model: string({ description: 'an id of `models list`, or a name it is served under', required: true }),
  }
  static override flags = { ...catalogFlag, ...cachedFlag }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ModelsShow)
    await this.answer(flags, async (runtime, options) => {
      const { showModel } = await import('@copilot-sync/sync')
      const { suggest } = await import('@copilot-sync/errors/suggest')
      const { cached, catalog } = flags
      const result = await showModel(runtime, { ...options, cached, catalog, model: args.model, suggest })
      return {
        result,
        isData: true,
        text: tell(result, async (shown, style) =>
          (await import('../../output/render-model.ts')).renderModel(shown, style),
        ),
      }
    })
  }
}
