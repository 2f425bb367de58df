/** What PyYAML would not load, or what we refuse to guess about. `offset` counts UTF-16 units from 0. */
export class YamlFault extends Error {
  override readonly name = 'YamlFault'
  readonly offset: number

  constructor(offset: number, message: string) {
    super(message)
    this.offset = offset
  }
}
