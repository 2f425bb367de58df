import { errnoOf } from '@copilot-sync/errors'
import { print } from './print.ts'
import { wantsJson } from './wants-json.ts'

const FAILED = 1

/**
 * Ends the program with 1, and says so, where what it printed did not arrive; what it did stays done. A reader who has
 * left early (`| head`) has read what they wanted, unless it is half a JSON document. Nobody can be told of a broken stderr.
 */
export function watchStreams(argv: readonly string[]): void {
  process.stderr.on('error', () => undefined)
  // oclif's own listener throws.
  process.stdout.removeAllListeners('error').on('error', (error) => {
    const code = errnoOf(error)
    if (code === 'EPIPE' && !wantsJson(argv)) return
    process.exitCode = FAILED
    print(
      'stderr',
      `error standard output: it could not be written (${code})\nhint  What the command did is done: see \`copilot-sync history\` and \`copilot-sync backup list\`.\n`,
    )
  })
}
