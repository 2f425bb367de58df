import { cleanLine, cleanValue } from '@copilot-sync/errors'
import type { SyncResult } from '@copilot-sync/sync'
import { createInterface } from 'node:readline/promises'
import { createStyle, print } from '../output/print.ts'
import { renderUpdates } from '../output/render-plan.ts'

/** Shows the changes and asks on the terminal, on stderr; all but `y` and `yes` is no. */
export async function confirm(question: string, changes: SyncResult['updated'], signal: AbortSignal): Promise<boolean> {
  const lines = renderUpdates(cleanValue(changes), createStyle('stderr'))
  print('stderr', `${lines.join('\n')}\n`)
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  // On a terminal readline takes Ctrl-C for itself.
  asking.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  try {
    const closed = new Promise<string>((resolve) => asking.once('close', () => resolve('')))
    const answer = await Promise.race([asking.question(`${cleanLine(question)} (y/N) `, { signal }), closed])
    return /^y(?:es)?$/i.test(answer.trim())
  } finally {
    asking.close()
  }
}
