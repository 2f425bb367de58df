import type { Command } from '@oclif/core/command'
import { commonFlags } from '../flags.ts'

type Commands = Readonly<Record<string, Pick<typeof Command, 'flags' | 'hidden' | 'summary'>>>

const BIN = 'copilot-sync'

/** A completion script made from the commands' own flags; it starts no process when it completes. */
export function completionScript(shell: string, commands: Commands): string {
  const rows = Object.entries(commands)
    .filter(([, { hidden }]) => !hidden)
    .map(([id, { flags, summary }]) => ({
      words: id.split(':'),
      summary: summary ?? '',
      flags: Object.keys({ ...flags, ...commonFlags, help: true }).map((name) => `--${name}`),
    }))
  if (shell === 'fish') return fish(rows)
  return shell === 'zsh' ? zsh(rows) : bash(rows)
}

interface Row {
  readonly words: readonly string[]
  readonly summary: string
  readonly flags: readonly string[]
}

function bash(rows: readonly Row[]): string {
  const cases = [...choices(rows)].map(([path, words]) => `    '${path}') words='${words.join(' ')}' ;;`)
  return `_copilot_sync() {
  local cur path='' word words=''
  cur="\${COMP_WORDS[COMP_CWORD]}"
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) path="\${path:+$path }$word" ;; esac
  done
  case "$path" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  [ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$cur"))
}
complete -o filenames -F _copilot_sync ${BIN}
`
}

function zsh(rows: readonly Row[]): string {
  return `#compdef ${BIN}
autoload -U +X bashcompinit && bashcompinit
${bash(rows)}`
}

function fish(rows: readonly Row[]): string {
  const lines = [...choices(rows)].flatMap(([path, words]) => {
    const typed = `test (string join ' ' (string match -v -- '-*' (commandline -opc)[2..])) = '${path}'`
    const flags = words.filter((word) => word.startsWith('--')).map((word) => `-l ${word.slice(2)}`)
    const names = words.filter((word) => !word.startsWith('-'))
    const choice = names.length > 0 ? [`complete -c ${BIN} -f -n "${typed}" -a '${names.join(' ')}'`] : []
    return choice.concat(flags.map((flag) => `complete -c ${BIN} -n "${typed}" ${flag}`))
  })
  return `${lines.join('\n')}\n`
}

/** What may follow each typed path: the next words of commands, or a command's flags. */
function choices(rows: readonly Row[]): Map<string, string[]> {
  const next = new Map<string, Set<string>>()
  const add = (path: readonly string[], words: readonly string[]): void => {
    const key = path.join(' ')
    const known = next.get(key) ?? new Set()
    next.set(key, known)
    for (const word of words) known.add(word)
  }
  for (const { words, flags } of rows) {
    words.forEach((word, at) => add(words.slice(0, at), [word]))
    add(words, flags)
  }
  return new Map([...next].map(([path, words]) => [path, [...words].sort()]))
}
