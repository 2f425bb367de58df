import { startSimulator, demoToken } from '../../packages/simulator/dist/index.js'
import { parentPort } from 'node:worker_threads'

const simulator = await startSimulator()
parentPort.postMessage({ ...simulator.environment(), DEMO_GITHUB_TOKEN: demoToken })
