import { string } from '@oclif/core/args'
import { BaseCommand } from '../base-command.ts'

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
    await this.answer(flags, async (runtime, options) => {
      const { validate } = await import('@copilot-sync/sync')
      const outcome = await validate(runtime, { ...options, config: args.file ?? options.config })
      return {
        ...outcome,
        text: async (style) => (await import('../output/render-findings.ts')).renderFindings(outcome.result, style),
      }
    })
  }
}
