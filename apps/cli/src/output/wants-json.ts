/** Whether `--json` stands among the arguments, before a `--`. Asked also where the flags could not be parsed. */
export function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--')
  return (end === -1 ? argv : argv.slice(0, end)).includes('--json')
}
