// Boots real LiteLLM proxies on configs that copilot-sync wrote and asks every model; README.md tells the flags.
import { main } from './main.ts'

process.exitCode = await main(process.argv.slice(2))
