import { parentPort } from 'node:worker_threads'
import { startSimulator, demoToken } from '../../packages/simulator/dist/index.js'

const simulator = await startSimulator()
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has none
parentPort.postMessage({ ...simulator.environment(), DEMO_GITHUB_TOKEN: demoToken })
