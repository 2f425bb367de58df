import { string } from '@oclif/core/args'
import { tell } from '../output/tell.ts'
import { BaseCommand } from '../runtime/base-command.ts'

const layouts = ['inline', 'include'] as const

export default class Layout extends BaseCommand {
  static override summary = 'Where our entries stand, and how to have them in the config or in a file that it includes'
  static override description = `Writes nothing: the settings file is yours. It prints the line to set; the next sync moves the entries,
with the comments in them.`
  static override examples = [
    '<%= config.bin %> layout',
    { description: 'How to have them in a file of their own', command: '<%= config.bin %> layout include' },
  ]
  static override args = {
    layout: string({ description: 'inline (in the config) or include', options: [...layouts] }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Layout)
    await this.answer(flags, async (runtime, options) => {
      const { layoutState } = await import('@copilot-sync/sync')
      const result = await layoutState(runtime, { ...options, to: layouts.find((one) => one === args.layout) })
      return {
        result,
        isData: true,
        text: tell(result, async (shown, style) =>
          (await import('../output/render-layout.ts')).renderLayout(shown, style),
        ),
      }
    })
  }
}
