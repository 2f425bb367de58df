import { SyncError } from '@copilot-sync/errors'
import { findCommand } from '../find-command.ts'
import { printVersion } from '../output/print-version.ts'

const HELP = new Set(['--help', '-h'])

/**
 * Sees to what is not a command's own: help, the version, and an unknown command, which is an error with a suggestion.
 * `--json` keeps its promise of one document there too. Gives whether a command is to be run.
 */
export async function preflight(argv: readonly string[], ids: readonly string[]): Promise<boolean> {
  const { id, words, topic } = findCommand(argv, ids)
  const end = argv.indexOf('--')
  const asked = end === -1 ? argv : argv.slice(0, end)
  const json = asked.includes('--json')
  const version = id === undefined && asked.includes('--version')
  const help =
    words[0] === 'help' ||
    asked.some((word) => HELP.has(word)) ||
    (!json && (argv.length === 0 || (topic && argv.length === words.length)))
  if (version) {
    printVersion(json)
    return false
  }
  if (help) {
    const { printHelp } = await import('../output/print-help.ts')
    await printHelp(id?.split(':') ?? words.filter((word) => word !== 'help'), json)
    return false
  }
  if (id === undefined) throw await unknownCommand(words, ids)
  return true
}

async function unknownCommand(words: readonly string[], ids: readonly string[]): Promise<SyncError> {
  if (words.length === 0) {
    return new SyncError('USAGE', 'no command given', { hint: 'Run `copilot-sync --help` for the list of commands.' })
  }
  const { suggest } = await import('@copilot-sync/errors/suggest')
  const typed = words.slice(0, 2).join(' ')
  const spoken = ids.map((id) => id.replaceAll(':', ' '))
  const near = suggest(typed, spoken) ?? suggest(words[0] ?? '', spoken)
  return new SyncError('USAGE', `"${typed}" is not a command`, {
    hint: near
      ? `Did you mean \`copilot-sync ${near}\`? \`copilot-sync --help\` lists all commands.`
      : 'Run `copilot-sync --help` for the list of commands.',
  })
}
