import { Config } from '@oclif/core/config'
import { Help } from '@oclif/core/help'
import { successDocument } from './json-document.ts'
import { print } from './print.ts'

class HelpText extends Help {
  readonly lines: string[] = []
  protected override log(...args: string[]): void {
    this.lines.push(...args)
  }
}

/** Help, with `--json` inside the one document. Only here oclif's own Config is loaded. */
export async function printHelp(words: readonly string[], json: boolean): Promise<void> {
  const help = new HelpText(await Config.load(import.meta.url))
  await help.showHelp([...words])
  const text = help.lines.join('\n')
  print('stdout', `${json ? JSON.stringify(successDocument('help', { help: text }, [])) : text}\n`)
}
