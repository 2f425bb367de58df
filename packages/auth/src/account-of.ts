/** What in a Copilot token, `k=v;k=v:mac`, names the account: its `tid`. */
export function accountOf(token: string): string | undefined {
  return /(?:^|;)tid=([^;:]+)(?=[;:])/.exec(token)?.[1]
}
