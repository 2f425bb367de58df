import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Delivery } from './apply-fault.ts'

const millisecondsPerByte = 50

/** Sends what was decided. */
export async function deliver(response: ServerResponse, { answer, manner, delayMs }: Delivery): Promise<void> {
  if (delayMs > 0) await wait(delayMs, undefined, { ref: false })
  if (manner === 'reset') response.socket?.resetAndDestroy()
  if (answer === undefined || response.destroyed) return
  const whole = Buffer.from(answer.chunks.join(''))
  if (manner === 'half') {
    response.writeHead(answer.status, { ...answer.headers, 'content-length': whole.length })
    response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.socket?.destroy())
    return
  }
  response.writeHead(answer.status, answer.headers)
  if (manner === 'slowly') {
    for (const byte of whole) {
      if (response.destroyed) return
      response.write(Buffer.of(byte))
      await wait(millisecondsPerByte, undefined, { ref: false })
    }
  } else {
    for (const chunk of answer.chunks) response.write(chunk)
  }
  response.end()
}
