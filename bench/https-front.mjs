import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { join } from 'node:path'

const program = 'openssl'

/** The simulator behind TLS, with a certificate of its own in the folder; undefined where there is no openssl. */
export async function httpsFront(origin, folder) {
  const [key, ca] = ['key.pem', 'ca.pem'].map((name) => join(folder, name))
  try {
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
    const to = ['-keyout', key, '-out', ca, '-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1']
    execFileSync(program, ['req', '-x509', ...curve, ...to], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  const pass = async (request, response) => {
    const { host: _, connection: __, ...headers } = request.headers
    const { method, url } = request
    const answer = await fetch(origin + url, { method, headers: { ...headers, 'accept-encoding': 'identity' } })
    const text = await answer.text()
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' })
    response.end(text.replaceAll(origin, front))
  }
  const server = createServer({ key: readFileSync(key), cert: readFileSync(ca) }, (request, response) => {
    pass(request, response).catch((error) => response.destroy(error))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const front = `https://127.0.0.1:${server.address().port}`
  return { origin: front, ca, close: () => server.close() }
}
