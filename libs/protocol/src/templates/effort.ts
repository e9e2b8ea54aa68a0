/** How many boxes are needed. */
export const EFFORT = `# How many boxes does a person have to draw?
# From a box on every slice down to one in all.
schema: atrium/protocol@1
name: effort
target: { name: left atrium, label: 1 }
seed: 20241109

strategies:
  # The most work: every labelled slice gets a box.
  - id: every-slice
    model: litemedsam
    prompt: { kind: box-per-slice, source: reference, marginPx: 3 }

  # Half and a quarter of it: boxes between two drawn ones are interpolated.
  - id: every-2nd
    model: litemedsam
    prompt: { kind: box-every-k, source: reference, every: 2, marginPx: 3 }
  - id: every-4th
    model: litemedsam
    prompt: { kind: box-every-k, source: reference, every: 4, marginPx: 3 }

  # One box on the largest slice; each next one comes from the mask before.
  # The model decides where the atrium ends, so that its z-range is full:
  # not like for like with the others, which know the labelled range.
  - id: chained
    model: litemedsam
    prompt:
      kind: box-chained
      source: reference
      keySlice: largest
      marginPx: 3

metrics: { nsdToleranceMm: [1, 2] }
masks: all
`;
