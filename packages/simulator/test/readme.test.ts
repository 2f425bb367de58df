import { demoToken, startSimulator } from '@copilot-sync/simulator'
import { expect, test } from 'vitest'

interface Exchange {
  readonly token: string
  readonly endpoints: { readonly api: string }
}

test("the README's example: exchange a token, list the models", async () => {
  const simulator = await startSimulator()
  const exchange = await fetch(simulator.apiKeyUrl, { headers: { authorization: `token ${demoToken}` } })
  const { token, endpoints }: Exchange = JSON.parse(await exchange.text())
  const models = await fetch(`${endpoints.api}/models`, { headers: { authorization: `Bearer ${token}` } })
  expect(JSON.parse(await models.text()).data).toHaveLength(30)
  await simulator.close()
})
