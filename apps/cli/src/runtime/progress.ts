import { overwrite } from '../output/print.ts'

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const QUIET_MS = 1000
const FRAME_MS = 100

export interface Progress {
  show(text: string): void
  stop(): void
}

/** One line on stderr, on a terminal only, and only once something has taken over a second. */
export function createProgress(enabled: boolean): Progress {
  if (!enabled || !process.stderr.isTTY) return { show: () => undefined, stop: () => undefined }
  let current = ''
  let frame = 0
  let shown = false
  const started = Date.now()
  const timer = setInterval(() => {
    if (Date.now() - started < QUIET_MS) return
    shown = true
    frame = (frame + 1) % FRAMES.length
    const seconds = Math.round((Date.now() - started) / 1000)
    overwrite(`${FRAMES[frame]} ${current} … ${seconds} s`)
  }, FRAME_MS)
  timer.unref()
  return {
    show: (text) => {
      current = text
    },
    stop: () => {
      clearInterval(timer)
      if (shown) overwrite('')
    },
  }
}
