export { defaultCatalog } from './catalog/default-catalog.ts'
export { demoToken } from './server/demo-token.ts'
export { knownAnswers } from './faults/known-answers.ts'
export { startSimulator } from './server/start-simulator.ts'
export type {
  CatalogBody,
  DeviceStep,
  Fault,
  FaultAnswer,
  FaultMatch,
  KnownAnswer,
  LoggedRequest,
  Simulator,
  SimulatorOptions,
} from './types.ts'
