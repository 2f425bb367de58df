/** What PyYAML would not load, or what we refuse to guess about. `offset` counts UTF-16 units from 0. */
export class YamlFault extends Error {
  override readonly name = 'YamlFault'
  readonly offset: number
  /** Of what PyYAML would load: what to do. */
  readonly hint: string | undefined

  constructor(offset: number, message: string, hint?: string) {
    super(message)
    this.offset = offset
    this.hint = hint
  }
}
