import { string } from '@oclif/core/args'
import { tell } from '../output/tell.ts'
import { BaseCommand } from '../runtime/base-command.ts'

export default class Completion extends BaseCommand {
  static override summary = 'Print the completion script of a shell'
  static override examples = [
    { description: 'bash, for this shell', command: 'source <(<%= config.bin %> completion bash)' },
    { description: 'zsh', command: '<%= config.bin %> completion zsh > "${fpath[1]}/_copilot-sync"' },
    {
      description: 'fish',
      command: '<%= config.bin %> completion fish > ~/.config/fish/completions/copilot-sync.fish',
    },
  ]
  static override args = {
    shell: string({ description: 'the shell', options: ['bash', 'zsh', 'fish'], required: true }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Completion)
    await this.answer(flags, async () => {
      const [{ completionScript }, { COMMANDS }] = await Promise.all([
        import('../completion/completion-script.ts'),
        import('./index.ts'),
      ])
      const script = completionScript(args.shell, COMMANDS)
      return { result: { shell: args.shell, script }, isData: true, text: tell(null, () => script) }
    })
  }
}
