/** A protocol of the tiny model with a box on every slice: an arm for each value of a sweep, which is YAML of one line. */
export const sweepProtocol = (
  name: string,
  id: string,
  sweep: string,
): string => `schema: atrium/protocol@1
name: ${name}
target: { name: left atrium, label: 1 }
seed: 7
strategies:
  - id: ${id}
    model: tiny
    prompt: { kind: box-per-slice, source: reference }
    sweep: ${sweep}
`;

/** A protocol of two arms of the tiny model: margins~m0 and margins~m3. */
export const marginsProtocol = (name: string): string =>
  sweepProtocol(name, 'margins', '{ marginPx: [0, 3] }');
