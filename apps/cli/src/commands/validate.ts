import { string } from '@oclif/core/args'
import { tell } from '../output/tell.ts'
import { BaseCommand } from '../runtime/base-command.ts'

export default class Validate extends BaseCommand {
  static override summary = 'Check a LiteLLM config: YAML, shape, duplicates; no network'
  static override examples = [
    '<%= config.bin %> validate',
    '<%= config.bin %> validate ./config.yaml',
    { description: 'Standard input', command: 'cat config.yaml | <%= config.bin %> validate -' },
  ]
  static override args = {
    file: string({ description: 'the file to check, - for standard input; default: --config' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Validate)
    await this.answer({ ...flags, config: args.file ?? flags.config }, async (runtime, options) => {
      const { validate } = await import('@copilot-sync/sync')
      const outcome = await validate(runtime, options)
      return {
        ...outcome,
        text: tell(outcome.result, async (shown, style) =>
          (await import('../output/render-findings.ts')).renderFindings(shown, style),
        ),
      }
    })
  }
}
