import type { Endpoint } from '../question.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** The arguments that each endpoint declares. */
export const bodyKeys: Readonly<Record<Endpoint, ReadonlySet<string>>> = {
  '/chat/completions': words(`
    model messages stream stream_options max_tokens max_completion_tokens temperature top_p n stop seed user metadata
    tools tool_choice parallel_tool_calls functions function_call response_format reasoning_effort verbosity
    thinking_budget logprobs top_logprobs logit_bias presence_penalty frequency_penalty prediction modalities store
    service_tier prompt_cache_key safety_identifier snippy intent`),
  '/responses': words(`
    model input instructions stream stream_options max_output_tokens max_tool_calls temperature top_p user metadata tools
    tool_choice parallel_tool_calls text reasoning include store truncation previous_response_id prompt
    prompt_cache_key prompt_cache_retention background service_tier safety_identifier top_logprobs context_management`),
  '/v1/messages': words(`
    model messages system max_tokens stream temperature top_p top_k stop_sequences metadata tools tool_choice thinking
    output_config context_management service_tier cache_control`),
  '/embeddings': words('model input dimensions encoding_format user'),
}
