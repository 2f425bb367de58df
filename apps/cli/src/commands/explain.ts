import { string } from '@oclif/core/args'
import { cachedFlag, catalogFlag } from '../flags.ts'
import { tell } from '../output/tell.ts'
import { BaseCommand } from '../runtime/base-command.ts'

export default class Explain extends BaseCommand {
  static override summary = 'Say why a model is, or is not, in the config'
  static override examples = [
    '<%= config.bin %> explain gpt-5.5',
    { description: 'By the last answer, without network', command: '<%= config.bin %> explain gpt-5.5 --cached' },
  ]
  static override args = { model: string({ description: 'any id or name, known or not', required: true }) }
  static override flags = { ...catalogFlag, ...cachedFlag }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Explain)
    await this.answer(flags, async (runtime, options) => {
      const { explain } = await import('@copilot-sync/sync')
      const { suggest } = await import('@copilot-sync/errors/suggest')
      const { cached, catalog } = flags
      const result = await explain(runtime, { ...options, cached, catalog, model: args.model, suggest })
      return {
        result,
        isData: true,
        text: tell(result, async (shown, style) =>
          (await import('../output/render-explain.ts')).renderExplain(shown, style),
        ),
      }
    })
  }
}
