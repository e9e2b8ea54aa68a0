/** How wrong the box may be in size and place. */
export const SIZE_AND_PLACE = `# What if the box is too small, too large, or drawn aside?
# A grid over scale and offset, and noise.
schema: atrium/protocol@1
name: size-and-place
target: { name: left atrium, label: 1 }
seed: 20241109 # the same seed draws the same noise again

strategies:
  # Every point of scale and offset is an arm: 5 x 5 x 1 here.
  # The heat map of a run shows them.
  - id: grid
    model: litemedsam
    prompt: { kind: box-per-slice, source: reference }
    sweep:
      scale: [0.8, 0.9, 1, 1.1, 1.2] # of the sides, about the centre
      # A fraction of the tight box's width and height; or px, or mm.
      offset: { unit: fraction, x: [-0.2, -0.1, 0, 0.1, 0.2], y: [0] }

  # As a hurried reader draws: each side moves by up to 5 mm, five times over.
  - id: noise
    model: litemedsam
    prompt:
      kind: box-per-slice
      source: reference
      jitter: { unit: mm, amount: 5, repetitions: 5 }

metrics: { nsdToleranceMm: [1, 2] }
masks: none # of 30 arms they would fill the disk
`;
