import type { Runtime } from '../runtime.ts'
import { openConfig, type OpenConfig, type OpenOptions } from './open-config.ts'
import { prepare, type Prepared, type PrepareOptions } from './prepare.ts'

/**
 * Reads the config while Copilot's answer is on its way. A fault of the config is the one that is told, and ends the
 * request: whoever mends it would otherwise wait for the network each time.
 */
export async function openAndPrepare(
  runtime: Runtime,
  options: OpenOptions & PrepareOptions,
): Promise<{ readonly open: OpenConfig; readonly prepared: Prepared }> {
  const controller = new AbortController()
  const stop = () => controller.abort()
  runtime.signal.addEventListener('abort', stop, { once: true })
  const asked = Promise.withResolvers<void>()
  const preparing = prepare({ ...runtime, signal: controller.signal, onAsked: asked.resolve }, options)
  preparing.then(
    () => asked.resolve(),
    () => asked.resolve(),
  )
  try {
    await asked.promise
    const open = await openConfig(runtime, options)
    return { open, prepared: await preparing }
  } catch (error) {
    stop()
    throw error
  } finally {
    runtime.signal.removeEventListener('abort', stop)
  }
}
