/** The entry that the tests add, as it is written. */
export const entry = (dash: string, keys = `${dash}  `, step = '  ') =>
  [
    `${dash}- model_name: m`.replace('- ', `-${' '.repeat(keys.length - dash.length - 1)}`),
    `${keys}litellm_params:`,
    `${keys}${step}model: m`,
    `${keys}model_info:`,
    `${keys}${step}id: copilot-m`,
    `${keys}${step}managed_by: copilot-sync`,
    '',
  ].join('\n')
export const flow = '{model_name: m, litellm_params: {model: m}, model_info: {id: copilot-m, managed_by: copilot-sync}}'
export const user = '  - model_name: u\n    litellm_params: {model: u}\n'
