/** The end of docs/metrics.md: what the server should expose next, most useful first. */
export const whatNext = `
## What the server should expose next

1. **A gauge of open disputes**, \`escrows_in_dispute\`. Today the number is an estimate: disputes opened minus disputes
   resolved within 30 days. A dispute that is older drops out of the window, and with it out of DisputeBacklog and
   DisputeResolutionStalled. The server knows the true number from its database, at every moment and after every
   restart. A second gauge, the age of the oldest open dispute in seconds, would say how long somebody has waited.
2. **A latency histogram of the Monero RPC calls**, \`rpc_call_duration_seconds\` with buckets from 50 ms to 30 s and a
   label \`method\` from a closed list. Failures are seen today only after the time-out; growing latency is seen an
   hour earlier.
3. **Latency histograms of HTTP requests and of database queries**, by route template (never by raw path) and by kind of
   query, each from a closed list.

None of these may carry a label that identifies a person, an escrow, an order or an address.
`;
