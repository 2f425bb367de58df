export interface Found {
  /** `backup:list`; undefined when the words name no command. */
  readonly id: string | undefined
  /** The words before the first flag, as typed. */
  readonly words: readonly string[]
  /** What follows the command's words. */
  readonly rest: readonly string[]
  /** The words are a topic, `backup`, that has commands below it. */
  readonly topic: boolean
}

/** The command that an argument list names: the longest run of leading words that is a command's id. */
export function findCommand(argv: readonly string[], ids: readonly string[]): Found {
  const end = argv.findIndex((word) => word.startsWith('-'))
  const words = end === -1 ? [...argv] : argv.slice(0, end)
  for (let length = words.length; length > 0; length--) {
    const id = words.slice(0, length).join(':')
    if (ids.includes(id)) return { id, words, rest: argv.slice(length), topic: false }
  }
  return { id: undefined, words, rest: argv, topic: ids.some((id) => id.startsWith(`${words.join(':')}:`)) }
}
