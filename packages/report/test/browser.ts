import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)

export const hasBrowser = program !== undefined

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: { readonly [key: string]: unknown }
  readonly result?: { readonly [key: string]: unknown }
  readonly error?: { readonly message: string }
}

export interface Page {
  /** What the page said: console, exceptions, refusals. */
  readonly said: readonly string[]
  /** Addresses that were asked for. */
  readonly asked: readonly string[]
  send(method: string, params?: object): Promise<NonNullable<Message['result']>>
  evaluate<T>(expression: string): Promise<T>
}

export interface View {
  readonly width: number
  readonly dark: boolean
}

/** Shows a file in a real browser without a screen, over its debugging protocol, and looks at it. */
export async function withPage<T>(url: string, { width, dark }: View, look: (page: Page) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-browser-'))
  const child = spawn(
    program ?? 'chromium',
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--remote-debugging-port=0',
      `--user-data-dir=${folder}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const closed = new Promise((resolve) => child.once('close', resolve))
  try {
    const socket = new WebSocket(await addressOf(child))
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve)
      socket.addEventListener('error', () => reject(new Error('the browser does not answer')))
    })
    const page = await openPage(socket)
    await page.send('Emulation.setDeviceMetricsOverride', {
      width,
      height: 800,
      deviceScaleFactor: 1,
      mobile: width < 600,
    })
    await page.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }],
    })
    await page.send('Page.navigate', { url })
    while ((await page.evaluate('document.readyState + location.protocol')) !== 'completefile:')
      await new Promise((resolve) => setTimeout(resolve, 20))
    const found = await look(page)
    socket.close()
    return found
  } finally {
    child.kill('SIGKILL')
    await closed
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  let said = ''
  for await (const chunk of child.stderr ?? []) {
    said += String(chunk)
    const address = /ws:\/\/\S+/.exec(said)
    if (address) {
      child.stderr?.resume()
      return address[0]
    }
  }
  throw new Error(`the browser did not start: ${said}`)
}

async function openPage(socket: WebSocket): Promise<Page> {
  const waiting = new Map<number, (message: Message) => void>()
  const said: string[] = []
  const asked: string[] = []
  let last = 0
  let sessionId: string | undefined
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message
    if (message.id !== undefined) return waiting.get(message.id)?.(message)
    if (message.method === 'Network.requestWillBeSent')
      asked.push((message.params as { request: { url: string } }).request.url)
    if (/^(Runtime\.(consoleAPICalled|exceptionThrown)|Log\.entryAdded|Audits\.issueAdded)$/.test(message.method ?? ''))
      said.push(JSON.stringify(message.params))
  })
  const send: Page['send'] = async (method, params = {}) => {
    const id = ++last
    const answer = new Promise<Message>((resolve) => waiting.set(id, resolve))
    socket.send(JSON.stringify({ id, method, params, sessionId }))
    const { result, error } = await answer
    if (error) throw new Error(`${method}: ${error.message}`)
    return result ?? {}
  }
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' })
  ;({ sessionId } = (await send('Target.attachToTarget', { targetId, flatten: true })) as { sessionId: string })
  for (const domain of ['Page', 'Runtime', 'Network', 'Log', 'Audits']) await send(`${domain}.enable`)
  return {
    said,
    asked,
    send,
    evaluate: async <T>(expression: string) => {
      const answer = await send('Runtime.evaluate', { expression, returnByValue: true })
      return (answer['result'] as { value: T }).value
    },
  }
}
