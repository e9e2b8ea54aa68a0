/** How much room the box may leave. */
export const MARGINS = `# How much room round the atrium may the box leave?
# One box a slice, drawn at several distances.
schema: atrium/protocol@1
name: margins
target: { name: left atrium, label: 1 } # label: as the reference has it
seed: 20241109 # of what is drawn by chance; nothing is here

strategies:
  # Drawn from the reference: an oracle, the best a careful person could do.
  - id: boxes-px
    model: litemedsam
    prompt: { kind: box-per-slice, source: reference }
    sweep:
      # In pixels, outwards on each side: an arm each.
      # A negative margin cuts into the atrium.
      marginPx: [-2, 0, 2, 5, 10, 20]

  # The same in millimetres, for scans of different pixel sizes.
  - id: boxes-mm
    model: litemedsam
    prompt: { kind: box-per-slice, source: reference }
    sweep:
      marginMm: [0, 2, 5, 10]

# postprocess: [{ kind: largest-component, connectivity: 26 }]
metrics: { nsdToleranceMm: [1, 2] }
masks: all
`;
