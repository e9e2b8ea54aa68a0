/** A protocol of two arms of the tiny model: margins~m0 and margins~m3. */
export const marginsProtocol = (name: string): string => `schema: atrium/protocol@1
name: ${name}
target: { name: left atrium, label: 1 }
seed: 7
strategies:
  - id: margins
    model: tiny
    prompt: { kind: box-per-slice, source: reference }
    sweep: { marginPx: [0, 3] }
`;
