/** The least that a protocol needs, but for its strategies. */
export const BLANK = `schema: atrium/protocol@1
name: untitled
target: { name: left atrium, label: 1 }
seed: 1
strategies:
  - id: boxes
    model:
    prompt: { kind: box-per-slice, source: reference }
`;
