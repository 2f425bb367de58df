import { Config } from '@oclif/core/config'
import { Help } from '@oclif/core/help'
import { successDocument } from './json-document.ts'

class HelpText extends Help {
  readonly lines: string[] = []
  protected override log(...args: string[]): void {
    for (const line of args) this.lines.push(line)
  }
}

/** Help and version, with `--json` inside the one document. Only here oclif's own Config is loaded. */
export async function printInfo(what: 'help' | 'version', words: readonly string[], json: boolean): Promise<void> {
  const config = await Config.load(import.meta.url)
  const help = new HelpText(config)
  if (what === 'help') await help.showHelp([...words])
  const text = what === 'version' ? config.userAgent : help.lines.join('\n')
  const result = what === 'version' ? { version: config.version } : { help: text }
  process.stdout.write(`${json ? JSON.stringify(successDocument(what, result, [])) : text}\n`)
}
