import type { JsonMap } from '@copilot-sync/catalog'
import { demoToken } from '@copilot-sync/simulator'
import { expect, test } from 'vitest'
import { json, start } from './helpers.ts'

const grant = 'urn:ietf:params:oauth:grant-type:device_code'

async function send(url: string, body: Record<string, string>): Promise<JsonMap> {
  return json(await fetch(url, { method: 'POST', body: JSON.stringify(body) }))
}

test('a login goes through the script and ends with a token that can be exchanged', async () => {
  const simulator = await start({ device: ['pending', 'slow_down'] })
  const { GITHUB_COPILOT_ACCESS_TOKEN_URL: poll = '', GITHUB_COPILOT_DEVICE_CODE_URL: code = '' } =
    simulator.environment()
  const form = new URLSearchParams({ client_id: 'any', scope: 'read:user' })
  const begun = await json(await fetch(code, { method: 'POST', body: form }))
  expect(begun).toMatchObject({ user_code: 'SIMU-LATE', expires_in: 900, interval: 5 })
  const body = { client_id: 'any', device_code: JSON.stringify(begun['device_code']).slice(1, -1), grant_type: grant }
  expect(await send(poll, body)).toMatchObject({ error: 'authorization_pending' })
  expect(await send(poll, body)).toMatchObject({ error: 'slow_down', interval: 10 })
  expect(await send(poll, body)).toMatchObject({ access_token: demoToken, token_type: 'bearer' })
  simulator.setDevice(['expired_token', 'access_denied'])
  expect(await send(poll, body)).toMatchObject({ error: 'expired_token' })
  expect(await send(poll, body)).toMatchObject({ error: 'access_denied' })
})

test.each([
  [{ device_code: 'device-1' }, { error: 'unsupported_grant_type' }],
  [{ device_code: 'other', grant_type: grant }, { error: 'incorrect_device_code' }],
])('a poll that is wrong is told so: %j', async (body, answer) => {
  const simulator = await start()
  expect(await send(`${simulator.url}/login/oauth/access_token`, body)).toEqual(answer)
})

test('a login without a client is not found', async () => {
  const simulator = await start()
  expect((await fetch(`${simulator.url}/login/device/code`, { method: 'POST' })).status).toBe(404)
  expect((await fetch(`${simulator.url}/login/oauth/access_token`, { method: 'POST', body: '{' })).status).toBe(200)
})
