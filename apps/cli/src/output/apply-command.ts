import { cleanLine } from '@copilot-sync/errors'

export interface DiffFlags {
  readonly format: 'text' | 'json' | 'markdown' | 'unified'
  readonly config: string
  readonly settings?: string | undefined
  readonly 'state-dir'?: string | undefined
  readonly catalog?: string | undefined
  readonly adopt: boolean
  readonly take?: readonly string[] | undefined
  readonly out?: string | undefined
}

/** The command that applies what a `diff` with these flags has shown. */
export function applyCommand(flags: DiffFlags): string {
  const words = ['copilot-sync', 'sync']
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined) words.push(name, quote(value))
  }
  add('--plan', flags.out)
  if (flags.adopt && flags.out === undefined) words.push('--adopt')
  if (flags.out === undefined) for (const name of flags.take ?? []) add('--take', name)
  add('--config', flags.config === 'config.yaml' ? undefined : flags.config)
  add('--settings', flags.settings)
  add('--state-dir', flags['state-dir'])
  add('--catalog', flags.catalog)
  return words.join(' ')
}

/** For a POSIX shell. */
const quote = (word: string): string =>
  /^[\w./:@%+=,-]+$/.test(word) ? word : `'${cleanLine(word).replaceAll("'", String.raw`'\''`)}'`
