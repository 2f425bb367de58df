import { createHttp } from '@copilot-sync/api-client'
import { setTimeout as sleep } from 'node:timers/promises'

const http = createHttp({ env: process.env, deadline: Date.now() + 9000, now: Date.now, sleep, random: Math.random })
const { status, text } = await http({ url: process.argv[2] ?? '' })
process.stdout.write(`${status} ${text}`)
